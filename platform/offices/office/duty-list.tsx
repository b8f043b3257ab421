import { Link } from 'wouter';
import { useDelayedActs } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { officesApi, type DutyView } from './offices-api.ts';

export type DutyListProps = {
  readonly unionId: string;
  readonly duties: readonly DutyView[];
  /** On a person's own page the person is known and the union is not. */
  readonly names?: 'person' | 'union';
};

/** Duties with since when, until when, and by whose grant, step by step. Taking one back waits a moment. */
export function DutyList({ unionId, duties, names = 'person' }: DutyListProps) {
  const t = useText();
  const acts = useDelayedActs();
  const { answers } = useConnection();
  const command = useCommand(officesApi.takeBack);
  const takeBack = (duty: DutyView): void => acts.begin({
    id: duty.grantId,
    text: t('offices.duty.taking-back', { name: duty.name }),
    run: () => void command.run({ unionId, grantId: duty.grantId }).then(answers.refreshAll),
  });
  return (
    <>
      <FailureBanner failure={command.failure} onRetry={command.retry} />
      <ul className="duty-rows">
        {duties.map((duty) => (
          <li key={duty.grantId} className="duty-row">
            <div>
              <p className="duty-head">
                {names === 'person' ? <Link href={`/duties/people/${duty.personId}`}>{duty.name === '' ? t('offices.duty.unnamed') : duty.name}</Link>
                  : <Link href={`/duties/of/${duty.unionId}`}>{duty.unionName}</Link>}
                <span>{t(`orgs.office.role.${duty.role}`)}</span>
                <DutyBadges duty={duty} />
              </p>
              <DutyLines duty={duty} />
            </div>
            {duty.mayTakeBack && !acts.isWaiting(duty.grantId) && (
              <Button variant="quiet" onClick={() => takeBack(duty)} aria-label={t('offices.duty.take-back-of', { name: duty.name })}>{t('offices.duty.take-back')}</Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function DutyBadges({ duty }: { readonly duty: DutyView }) {
  const t = useText();
  return (
    <>
      {duty.state === 'coming' && <StatusBadge tone="info" label={t('offices.duty.coming')} />}
      {duty.endsSoon && <StatusBadge tone="warn" label={t('offices.duty.ends-soon')} />}
      {duty.isAway && <StatusBadge tone="warn" label={t('offices.duty.away')} />}
      {duty.chain.length > 0 && <StatusBadge tone="idle" label={t('offices.duty.handed-on')} />}
    </>
  );
}

function DutyLines({ duty }: { readonly duty: DutyView }) {
  const t = useText();
  const day = (moment: Date): string => t.format.date(moment);
  const until = duty.endedAt ?? duty.until;
  const giver = duty.grantedBy === null || duty.grantedBy === '' ? t('offices.duty.by-setup') : t('offices.duty.by', { name: duty.grantedBy });
  return (
    <>
      <p className="zj-soft zj-small">
        {until === null ? t('offices.duty.since', { from: day(duty.from) }) : t('offices.duty.span', { from: day(duty.from), until: day(until) })}
        {t('offices.duty.dot')}{t(duty.hasSubtree ? 'offices.duty.wide' : 'offices.duty.narrow')}
      </p>
      <p className="zj-soft zj-small">
        {giver}
        {duty.chain.length > 0 && `${t('offices.duty.dot')}${t('offices.duty.chain', { names: [...duty.chain].reverse().join(' → ') })}`}
      </p>
    </>
  );
}
