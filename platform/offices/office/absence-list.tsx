import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { officesApi, type AbsenceView } from './offices-api.ts';

/** Leave that is or will be; one's own can be ended early. */
export function AbsenceList({ unionId, absences }: { readonly unionId: string; readonly absences: readonly AbsenceView[] }) {
  const t = useText();
  const command = useCommand(officesApi.endAbsence);
  return (
    <>
      <FailureBanner failure={command.failure} onRetry={command.retry} />
      <ul className="duty-rows">
        {absences.map(({ absenceId, name, from, until, isMine }) => (
          <li key={absenceId} className="duty-row">
            <div>
              <p className="duty-head">{name}</p>
              <p className="zj-soft zj-small">{t('offices.duty.span', { from: t.format.date(from), until: t.format.date(until) })}</p>
            </div>
            {isMine && <Button variant="quiet" isBusy={command.isBusy} onClick={() => void command.run({ unionId, absenceId })}>{t('offices.leave.end')}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
