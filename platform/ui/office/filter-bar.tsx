import { useId, type ReactNode } from 'react';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useText } from '../text/text-provider.tsx';

export type FilterBarProps = {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  /** How many there are under these filters, or another word to end the line. */
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
};

/** The row of filters above a list; what it says lives in the address bar (useAddressFilters). */
export function FilterBar({ isFiltered, onClear, trailing, children }: FilterBarProps) {
  const t = useText();
  return (
    <div role="search" className="zj-filters" aria-label={t('ui/filters')}>
      {children}
      {isFiltered && <Button type="link" onClick={onClear}>{t('ui/filters/clear')}</Button>}
      {trailing !== undefined && <div className="zj-filters-trailing" role="status">{trailing}</div>}
    </div>
  );
}

type FilterProps = { readonly label: string; readonly value: string; readonly onValue: (value: string) => void };

export type SelectFilterProps = FilterProps & { readonly options: readonly { readonly value: string; readonly label: string }[] };

export function SelectFilter({ label, value, onValue, options }: SelectFilterProps) {
  const id = useId();
  return (
    <div className="zj-filter">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} onChange={onValue} options={[...options]} popupMatchSelectWidth={false} className="zj-filter-select" />
    </div>
  );
}

export function TextFilter({ label, value, onValue }: FilterProps) {
  const id = useId();
  return (
    <div className="zj-filter">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)} allowClear />
    </div>
  );
}

/** A day as YYYY-MM-DD in the browser's own control: typeable, and antd's range panel holds the Tab key captive. */
export function DayFilter({ label, value, onValue }: FilterProps) {
  const id = useId();
  return (
    <div className="zj-filter">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type="date" value={value} onChange={(event) => onValue(event.currentTarget.value)} />
    </div>
  );
}
