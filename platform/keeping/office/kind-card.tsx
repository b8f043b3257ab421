import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { keepingApi, type KindView } from './keeping-api.ts';

/** One kind of data: how long, why, and what happens next. */
export function KindCard({ kind, mayChoose }: { readonly kind: KindView; readonly mayChoose: boolean }) {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  const [saved, setSaved] = useState<number>();
  const name = t(`keeping.office.kind.${kind.kind}`);
  return (
    <li className="zj-panel zj-stack retention-kind">
      <h2 className="retention-heading">{name}</h2>
      <p className="zj-soft">{t(`keeping.office.about.${kind.kind}`)}</p>
      <p className="retention-days">{t('keeping.office.days', { days: kind.days })}</p>
      <p className="zj-soft zj-small">
        {kind.chosenAt === null ? t('keeping.office.usual') : t('keeping.office.chosen', { when: whenText(t, kind.chosenAt) })}
        {' · '}{t('keeping.office.bounds', boundsOf(kind))}
      </p>
      <p className="zj-small">{nextOf(kind, t)}{' · '}{t('keeping.office.removed', { count: kind.removed })}</p>
      <p className="zj-soft zj-small">{t('keeping.office.rule', { source: t(`keeping.office.source.${kind.source}`), day: t.format.date(kind.validFrom) })}</p>
      {saved !== undefined && <Banner tone="ok" title={t('keeping.office.saved', { days: saved })} isAnnounced />}
      {isChanging && <PeriodForm kind={kind} onCancel={() => setChanging(false)} onDone={(days) => { setChanging(false); setSaved(days); }} />}
      {mayChoose && !isChanging && kind.least < kind.most && (
        <div><Button onClick={() => { setSaved(undefined); setChanging(true); }}>{t('keeping.office.change')}<span className="zj-unseen">{name}</span></Button></div>
      )}
    </li>
  );
}

const boundsOf = ({ usual, least, most }: KindView) => ({ usual, least, most });

function nextOf({ due, dueAt }: KindView, t: ReturnType<typeof useText>): string {
  if (due > 0) return t('keeping.office.due-now', { count: due });
  return dueAt === null ? t('keeping.office.due-none') : t('keeping.office.due-next', { day: t.format.date(dueAt) });
}

type PeriodFormProps = { readonly kind: KindView; readonly onCancel: () => void; readonly onDone: (days: number) => void };

function PeriodForm({ kind, onCancel, onDone }: PeriodFormProps) {
  const t = useText();
  const command = useCommand(keepingApi.chooseRetention);
  const [typed, setTyped] = useState(String(kind.days));
  const [isTried, setTried] = useState(false);
  const days = Number(typed.trim());
  const isFit = Number.isInteger(days) && days >= kind.least && days <= kind.most;
  const send = async (): Promise<void> => {
    setTried(true);
    if (!isFit) return;
    if ((await command.run({ kind: kind.kind, days })).ok) onDone(days);
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <TextInput
        label={t('keeping.office.field')} hint={t('keeping.office.bounds', boundsOf(kind))} value={typed} onValue={setTyped} inputMode="numeric" autoComplete="off"
        error={isTried && !isFit ? t('keeping.office.bad', boundsOf(kind)) : undefined}
      />
      {isFit && days < kind.days && <Banner tone="warn" title={t('keeping.office.shorter')} />}
      <div className="retention-acts">
        <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('keeping.office.save')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
