import Segmented from 'antd/es/segmented';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { DayFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PERIOD_NAMES, periodAround, type ChosenPeriod, type PeriodName } from './period.ts';

export type PeriodPickerProps = { readonly chosen: ChosenPeriod; readonly onChoose: (chosen: ChosenPeriod) => void };

/** The usual periods by one press, any other by typing its two days. */
export function PeriodPicker({ chosen, onChoose }: PeriodPickerProps) {
  const t = useText();
  const choose = (name: PeriodName): void => {
    onChoose({ name, period: name === 'custom' ? chosen.period : periodAround(name, dateInChina(systemClock.now())) });
  };
  const setDay = (part: 'from' | 'to', day: string): void => {
    if (isPlainDate(day)) onChoose({ name: 'custom', period: { ...chosen.period, [part]: day } });
  };
  return (
    <div className="period-picker">
      <Segmented<PeriodName>
        aria-label={t('appeals.office.period')} value={chosen.name} onChange={choose}
        options={PERIOD_NAMES.map((value) => ({ value, label: t(`appeals.office.period.${value}`) }))}
      />
      {chosen.name === 'custom' && (
        <>
          <DayFilter label={t('appeals.office.filter.from')} value={chosen.period.from} onValue={(day) => setDay('from', day)} />
          <DayFilter label={t('appeals.office.filter.to')} value={chosen.period.to} onValue={(day) => setDay('to', day)} />
        </>
      )}
    </div>
  );
}
