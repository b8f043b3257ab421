import { useDelayedActs } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type Code } from './appeals-api.ts';
import { needsReplacing } from './code-filter.ts';
import './codes-page.css';

export type CodeListProps = {
  readonly codes: readonly Code[];
  readonly picked: ReadonlySet<number>;
  readonly onPick: (number: number, isPicked: boolean) => void;
  readonly onReplace: (code: Code) => void;
};

/** Codes with what stands on them. Retiring waits a moment and can be taken back; after that the poster has to be replaced. */
export function CodeList({ codes, picked, onPick, onReplace }: CodeListProps) {
  const t = useText();
  const retire = useCommand(appealsApi.retireCode);
  return (
    <>
      <FailureBanner failure={retire.failure} onRetry={retire.retry} />
      <ul className="codes" aria-label={t('appeals.office.menu.codes')}>
        {codes.map((code) => (
          <CodeRow
            key={code.codeId} code={code} isPicked={picked.has(code.number)} onPick={(isPicked) => onPick(code.number, isPicked)}
            onReplace={() => onReplace(code)} onRetire={() => void retire.run({ codeId: code.codeId })}
          />
        ))}
      </ul>
    </>
  );
}

type CodeRowProps = {
  readonly code: Code;
  readonly isPicked: boolean;
  readonly onPick: (isPicked: boolean) => void;
  readonly onReplace: () => void;
  readonly onRetire: () => void;
};

function CodeRow({ code, isPicked, onPick, onReplace, onRetire }: CodeRowProps) {
  const t = useText();
  const place = code.place === '' ? t('appeals.office.code.no-place') : code.place;
  const number = t('appeals.office.code.number', { number: String(code.number) });
  return (
    <li className="code" data-retired={code.isRetired ? '' : undefined}>
      <div className="code-pick">
        {!code.isRetired && (
          <input
            type="checkbox" checked={isPicked} onChange={(event) => onPick(event.currentTarget.checked)}
            aria-label={t('appeals.office.print.pick', { number, place })}
          />
        )}
      </div>
      <div className="code-main">
        <p className="code-place">
          {place}{' '}
          {code.topic !== null && <StatusBadge tone="info" label={t(`appeals.topic.${code.topic}`)} />}
          {needsReplacing(code) && <StatusBadge tone="warn" label={t('appeals.office.code.contact-left')} />}
          {code.isRetired && <StatusBadge tone="idle" label={t('appeals.office.code.retired')} />}
        </p>
        <p className="zj-soft zj-small">{t('appeals.office.code.of', { union: code.unionName, contact: code.contactName })}</p>
      </div>
      <p className="code-facts">
        <span className="code-number">{number}</span>
        <span>{t('appeals.office.code.made', { day: t.format.date(code.madeAt) })}</span>
        {code.replacedByNumber !== null && <span>{t('appeals.office.code.replaced-by', { number: String(code.replacedByNumber) })}</span>}
        <span>{code.appeals === 0 ? t('appeals.office.code.no-appeals') : t('appeals.office.code.appeals', { count: code.appeals })}</span>
      </p>
      <div className="code-acts">{!code.isRetired && <CodeActs code={code} place={place} onReplace={onReplace} onRetire={onRetire} />}</div>
    </li>
  );
}

type CodeActsProps = Pick<CodeRowProps, 'code' | 'onReplace' | 'onRetire'> & { readonly place: string };

function CodeActs({ code, place, onReplace, onRetire }: CodeActsProps) {
  const t = useText();
  const acts = useDelayedActs();
  const name = <span className="zj-unseen">{` ${code.number} ${place}`}</span>;
  if (acts.isWaiting(code.codeId)) {
    return <Button variant="quiet" onClick={() => acts.takeBack(code.codeId)}>{t('ui/undo')}{name}</Button>;
  }
  const begin = () => acts.begin({ id: code.codeId, text: t('appeals.office.code.retiring', { place }), run: onRetire });
  return (
    <>
      <Button variant="quiet" onClick={onReplace}>{t('appeals.office.code.replace')}{name}</Button>
      <Button variant="quiet" onClick={begin}>{t('appeals.office.code.retire')}{name}</Button>
    </>
  );
}
