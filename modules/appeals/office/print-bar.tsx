import { useState } from 'react';
import Segmented from 'antd/es/segmented';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PRINT_LIMIT, SHEETS, usePrintCodes, type PerSheet } from './use-print-codes.ts';

export type PrintBarProps = {
  /** Numbers of the codes picked. */
  readonly picked: readonly number[];
  /** Of the codes shown that can be printed, whether all are picked. */
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
};

/** Picks all, says how many, and makes one PDF of them. It stays in view while a long list is gone through. */
export function PrintBar({ picked, isAll, onAll }: PrintBarProps) {
  const t = useText();
  const { isBusy, failure, print } = usePrintCodes();
  const [perSheet, setPerSheet] = useState<PerSheet>(4);
  const [isTried, setTried] = useState(false);
  const isTooMany = picked.length > PRINT_LIMIT;
  const send = (): void => {
    setTried(true);
    if (picked.length > 0 && !isTooMany) void print(picked, perSheet);
  };
  return (
    <section className="print-bar" aria-label={t('appeals.office.print')}>
      <label className="print-all">
        <input type="checkbox" checked={isAll} onChange={(event) => onAll(event.currentTarget.checked)} />
        <span>{t('appeals.office.print.all')}</span>
      </label>
      <p className="print-count" role="status">
        {picked.length === 0 && isTried ? t('appeals.office.print.none')
          : t(isTooMany ? 'appeals.office.print.many' : 'appeals.office.print.picked', { count: picked.length, limit: PRINT_LIMIT })}
      </p>
      <Segmented<PerSheet>
        aria-label={t('appeals.office.print.per-sheet')} value={perSheet} onChange={setPerSheet}
        options={SHEETS.map((value) => ({ value, label: t('appeals.office.print.sheet', { count: value }) }))}
      />
      <Button variant="primary" isBusy={isBusy} onClick={send}>{t('appeals.office.print.download')}</Button>
      {failure !== undefined && <div className="print-failure"><FailureBanner failure={failure} onRetry={send} /></div>}
    </section>
  );
}
