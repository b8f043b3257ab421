import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { YearView } from './calendar-api.ts';
import { FocusedHeading } from './focused-heading.tsx';
import { MonthSheets } from './month-sheets.tsx';
import type { YearFormState } from './use-year-form.ts';
import { changedDates } from './year-draft.ts';
import { YearFigures } from './year-figures.tsx';
import { countWorkingDays } from './year-months.ts';

export type YearPreviewProps = { readonly view: YearView; readonly state: YearFormState };

/** The year as it would be, and what saving means. What is seen here is what is sent. */
export function YearPreview({ view, state }: YearPreviewProps) {
  const t = useText();
  const { days } = state.read;
  return (
    <>
      <section className="zj-panel year-form">
        <FocusedHeading>{t('calendar.office.preview.title', { year: String(view.year), count: countWorkingDays(view.year, days) })}</FocusedHeading>
        {view.isKnown && <Changes view={view} state={state} />}
        <p>{t('calendar.office.preview.meaning')}</p>
        <FailureBanner failure={state.failure} onRetry={state.save} />
        <div className="year-acts">
          <Button variant="primary" isBusy={state.isBusy} onClick={state.save}>{t('calendar.office.preview.save')}</Button>
          <Button onClick={state.goBack}>{t('calendar.office.preview.back')}</Button>
        </div>
      </section>
      <YearFigures year={view.year} days={days} workingDays={countWorkingDays(view.year, days)} />
      <MonthSheets year={view.year} days={days} />
    </>
  );
}

function Changes({ view, state }: YearPreviewProps) {
  const t = useText();
  const dates = changedDates(view.days, state.read.days);
  if (dates.length === 0) return <p>{t('calendar.office.preview.unchanged')}</p>;
  const named = dates.map((date) => t.format.date(date, 'month-day')).join(t('calendar.office.and'));
  return <p>{t('calendar.office.preview.changed', { count: dates.length, dates: named })}</p>;
}
