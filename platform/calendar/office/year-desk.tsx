import { useEffect, useRef, useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { YearView } from './calendar-api.ts';
import { PublishedFill } from './published-fill.tsx';
import { hasYearDraft } from './use-year-form.ts';
import { YearFigures } from './year-figures.tsx';
import { YearForm } from './year-form.tsx';
import { MonthSheets } from './month-sheets.tsx';
import { sourceText } from './source-text.ts';

export type YearDeskProps = { readonly view: YearView; readonly mayFill: boolean; readonly isFuture: boolean };

/** One year: what is known of it, and for who may, the way to fill it. What was typed before a reload opens again. */
export function YearDesk({ view, mayFill, isFuture }: YearDeskProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(() => hasYearDraft(view.year));
  const [saved, setSaved] = useState<number>();
  const opener = useFocusOnReturn(isOpen);
  const finish = (workingDays: number): void => {
    setSaved(workingDays);
    setOpen(false);
  };
  const open = (): void => {
    setSaved(undefined);
    setOpen(true);
  };
  const year = String(view.year);
  return (
    <>
      {saved !== undefined && (
        <Banner tone="ok" title={t('calendar.office.saved', { year, count: saved })} isAnnounced>{t('calendar.office.saved-hint')}</Banner>
      )}
      {!view.isKnown && <UnknownYear view={view} isFuture={isFuture} />}
      {mayFill && !isOpen && (
        <div className="year-acts">
          <Button ref={opener} variant={view.isKnown || view.isPublished ? 'secondary' : 'primary'} onClick={open}>
            {t(view.isKnown ? 'calendar.office.correct' : 'calendar.office.enter')}
          </Button>
          {view.isPublished && <PublishedFill view={view} onFilled={finish} />}
        </div>
      )}
      {mayFill && isOpen && <YearForm view={view} onSaved={finish} onClose={() => setOpen(false)} />}
      {view.isKnown && !(mayFill && isOpen) && (
        <>
          <YearFigures year={view.year} days={view.days} workingDays={view.workingDays} />
          <p className="zj-soft zj-small">
            {view.source !== null && t('calendar.office.source', { source: sourceText(t, view.source) })}
            {view.filledAt !== null && t('calendar.office.filled-at', { when: t.format.date(view.filledAt, 'day') })}
          </p>
          <MonthSheets year={view.year} days={view.days} />
        </>
      )}
    </>
  );
}

/** A year without rows is not a year without holidays: deadlines in it may still move, and it says so. */
function UnknownYear({ view, isFuture }: Pick<YearDeskProps, 'view' | 'isFuture'>) {
  const t = useText();
  const year = String(view.year);
  const key = view.isPublished ? 'not-filled' : isFuture ? 'not-announced' : 'not-held';
  return (
    <Banner tone="warn" title={t(`calendar.office.unknown.${key}`, { year })}>
      {t('calendar.office.unknown.weekends', { count: view.workingDays })}
    </Banner>
  );
}

/** When the form is gone, the focus goes back to what opened it. */
function useFocusOnReturn(isOpen: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}
