import { useDelayedActs } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type Code } from './appeals-api.ts';
import './codes-page.css';

/** Codes in use first. Retiring waits a moment and can be taken back; after that the poster has to be replaced. */
export function CodeList({ codes }: { readonly codes: readonly Code[] }) {
  const t = useText();
  const retire = useCommand(appealsApi.retireCode);
  const sorted = [...codes.filter((code) => !code.isRetired), ...codes.filter((code) => code.isRetired)];
  return (
    <>
      <FailureBanner failure={retire.failure} onRetry={retire.retry} />
      <ul className="codes" aria-label={t('appeals.office.menu.codes')}>
        {sorted.map((code) => <CodeRow key={code.codeId} code={code} onRetire={() => void retire.run({ codeId: code.codeId })} />)}
      </ul>
    </>
  );
}

function CodeRow({ code, onRetire }: { readonly code: Code; readonly onRetire: () => void }) {
  const t = useText();
  const place = code.place === '' ? t('appeals.office.code.no-place') : code.place;
  return (
    <li className="code" data-retired={code.isRetired ? '' : undefined}>
      <div className="code-main">
        <p className="code-place">{place} {code.isRetired && <StatusBadge tone="idle" label={t('appeals.office.code.retired')} />}</p>
        <p className="zj-soft zj-small">{t('appeals.office.code.of', { union: code.unionName, contact: code.contactName })}</p>
      </div>
      <p className="code-facts">
        <span>{t('appeals.office.code.made', { day: t.format.date(code.madeAt) })}</span>
        <span>{code.appeals === 0 ? t('appeals.office.code.no-appeals') : t('appeals.office.code.appeals', { count: code.appeals })}</span>
      </p>
      <div className="code-acts">{!code.isRetired && <CodeActs code={code} place={place} onRetire={onRetire} />}</div>
    </li>
  );
}

type CodeActsProps = { readonly code: Code; readonly place: string; readonly onRetire: () => void };

function CodeActs({ code, place, onRetire }: CodeActsProps) {
  const t = useText();
  const acts = useDelayedActs();
  const name = <span className="zj-unseen">{`${code.unionName} ${place}`}</span>;
  if (acts.isWaiting(code.codeId)) {
    return <Button variant="quiet" onClick={() => acts.takeBack(code.codeId)}>{t('ui/undo')}{name}</Button>;
  }
  const begin = () => acts.begin({ id: code.codeId, text: t('appeals.office.code.retiring', { place }), run: onRetire });
  return (
    <>
      <LinkButton href={`/appeal-codes/${code.codeId}`}>{t('appeals.office.code.print')}{name}</LinkButton>
      <Button variant="quiet" onClick={begin}>{t('appeals.office.code.retire')}{name}</Button>
    </>
  );
}
