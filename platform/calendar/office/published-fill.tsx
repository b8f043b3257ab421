import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { calendarApi, type YearView } from './calendar-api.ts';

export type PublishedFillProps = { readonly view: YearView; readonly onFilled: (workingDays: number) => void };

/** Takes the package's table. Also for a year that is known: a newer version may hold what was moved in mid-year. */
export function PublishedFill({ view, onFilled }: PublishedFillProps) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const command = useCommand(calendarApi.fillYear);
  const year = String(view.year);
  const fill = async (): Promise<void> => {
    const answer = await command.run({ year: view.year });
    if (!answer.ok) return;
    setAsking(false);
    onFilled(answer.value.workingDays);
  };
  return (
    <>
      <Button variant={view.isKnown ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>{t('calendar.office.published.open')}</Button>
      <Dialog
        isOpen={isAsking} onClose={() => setAsking(false)} title={t('calendar.office.published.title', { year })}
        description={t(view.isKnown ? 'calendar.office.published.replaces' : 'calendar.office.published.fills')}
        actions={(
          <>
            <Button onClick={() => setAsking(false)}>{t('ui/cancel')}</Button>
            <Button variant="primary" isBusy={command.isBusy} onClick={() => void fill()}>{t('calendar.office.published.send')}</Button>
          </>
        )}
      >
        <FailureBanner failure={command.failure} onRetry={fill} />
      </Dialog>
    </>
  );
}
