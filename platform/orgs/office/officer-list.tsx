import { Link } from 'wouter';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useDelayedActs } from './delayed-acts-provider.tsx';
import type { NewOfficer } from './hand-over.ts';
import { orgsApi, type Officer } from './orgs-api.ts';

export type OfficerListProps = {
  readonly unionId: string;
  readonly officers: readonly Officer[];
  readonly mayAppoint: boolean;
  readonly onHandOver: (officer: NewOfficer) => void;
};

/** Who holds which office since when. Ending one waits a moment, so that a slip can be taken back. */
export function OfficerList({ unionId, officers, mayAppoint, onHandOver }: OfficerListProps) {
  const t = useText();
  const acts = useDelayedActs();
  const { answers } = useConnection();
  const command = useCommand(orgsApi.endOffice);
  const end = (officer: Officer): void => acts.begin({
    id: officer.grantId,
    text: t('orgs.office.officers.ending', { name: officer.name }),
    run: () => void command.run({ unionId, grantId: officer.grantId }).then(answers.refreshAll),
  });
  return (
    <>
      <FailureBanner failure={command.failure} onRetry={command.retry} />
      <ul className="officers">
        {officers.map((officer) => (
          <li key={officer.grantId} className="officer">
            <div>
              <p className="officer-name">{officer.name}</p>
              <p className="zj-soft zj-small">
                {t('orgs.office.officers.line', { role: t(`orgs.office.role.${officer.role}`), since: t.format.date(officer.since) })}
                {officer.until !== null && t('orgs.office.officers.until', { until: t.format.date(officer.until) })}
              </p>
            </div>
            {mayAppoint && (
              <div className="officer-acts">
                <Button variant="quiet" onClick={() => onHandOver({ unionId, grantId: officer.grantId, name: officer.name })}>
                  {t('orgs.office.officers.link')}<span className="zj-unseen">{officer.name}</span>
                </Button>
                {acts.isWaiting(officer.grantId)
                  ? <Button variant="quiet" onClick={() => acts.takeBack(officer.grantId)}>{t('ui/undo')}</Button>
                  : <Button variant="quiet" onClick={() => end(officer)}>{t('orgs.office.officers.end')}<span className="zj-unseen">{officer.name}</span></Button>}
              </div>
            )}
          </li>
        ))}
      </ul>
      <p><Link href={`/duties/of/${unionId}`}>{t('orgs.office.officers.duties')}</Link></p>
    </>
  );
}
