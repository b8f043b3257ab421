import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { papersApi, type ListedNumber } from './papers-api.ts';

/** The register of this year's numbers, the newest first; what was withdrawn stays in it. */
export function NumberList({ unionId, year }: { readonly unionId: string; readonly year: number }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const read = useRead(papersApi.listNumbers, { unionId, year }, { isReady: isOpen });
  return (
    <details className="zj-panel" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('papers.office.register', { year: String(year) })}</summary>
      {isOpen && (
        <DataState read={read} isEmpty={(answer) => answer.numbers.length === 0} empty={{ title: t('papers.office.no-numbers'), text: t('papers.office.no-numbers-hint') }}>
          {(answer) => (
            <ul className="papers-numbers">
              {answer.numbers.map((one) => <NumberRow key={`${one.series}${one.number}`} row={one} unionId={unionId} />)}
            </ul>
          )}
        </DataState>
      )}
    </details>
  );
}

function NumberRow({ row, unionId }: { readonly row: ListedNumber; readonly unionId: string }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useCommand(papersApi.voidNumber);
  const voidIt = async (): Promise<void> => {
    const answer = await run({ unionId, series: row.series, year: row.year, number: row.number });
    if (answer.ok) setAsking(false);
  };
  return (
    <li>
      <strong>{row.text}</strong>
      <span className="zj-soft">{t('papers.office.taken', { when: t.format.date(row.takenAt, 'day') })}</span>
      {row.voidedAt !== null
        ? <StatusBadge tone="idle" label={t('papers.office.void')} />
        : <Button variant="quiet" aria-label={t('papers.office.make-void-of', { text: row.text })} onClick={() => setAsking(true)}>{t('papers.office.make-void')}</Button>}
      <Dialog
        isOpen={isAsking} onClose={() => setAsking(false)} title={t('papers.office.void-title', { text: row.text })} description={t('papers.office.void-means')}
        actions={(
          <>
            <Button onClick={() => setAsking(false)}>{t('ui/cancel')}</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void voidIt()}>{t('papers.office.make-void')}</Button>
          </>
        )}
      >
        <FailureBanner failure={failure} onRetry={voidIt} />
      </Dialog>
    </li>
  );
}
