import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FirmColumn } from '../wire.ts';
import { ImportCounts } from './import-counts.tsx';
import type { ChosenFile } from './import-file.tsx';
import { ImportWrongRows } from './import-wrong-rows.tsx';
import { COLUMN_LIST, measuresApi, type CheckedSheet, type Places } from './measures-api.ts';
import { useRunImport } from './use-run-import.ts';
import '#platform/sheets/office/import-page.css';

export type ImportCheckProps = { readonly file: ChosenFile; readonly onAgain: () => void; readonly onDone: (importId: string) => void };

/** What the file would do to the register; the columns can be put right, and then it is tried again. */
export function ImportCheck({ file, onAgain, onDone }: ImportCheckProps) {
  const t = useText();
  const [places, setPlaces] = useState<Places>({});
  const read = useRead(measuresApi.checkSheet, { ...file, places }, { keepsFormer: true });
  const run = useRunImport({ ...file, places }, onDone);
  return (
    <>
      <DataState read={read}>
        {(sheet) => (
          <>
            <SheetFacts sheet={sheet} />
            <ColumnChoice sheet={sheet} onChoose={(name, place) => setPlaces({ ...places, [name]: place })} />
            <ImportCounts counts={sheet} />
            <ImportWrongRows sheet={sheet} asked={{ ...file, places }} />
          </>
        )}
      </DataState>
      <FailureBanner failure={run.failure} onRetry={run.go} />
      <div className="zj-panel import-acts">
        <Button onClick={onAgain}>{t('measures.import.again')}</Button>
        {read.answer !== undefined && <AcceptButton sheet={read.answer} isBusy={run.isBusy} onAccept={run.go} />}
        <span role="status">{run.isBusy && t('measures.import.working', { line: run.line })}</span>
      </div>
    </>
  );
}

function SheetFacts({ sheet }: { readonly sheet: CheckedSheet }) {
  const t = useText();
  return (
    <div>
      <p>{t('measures.import.read', { file: sheet.fileName, line: sheet.headerLine, rows: sheet.rows })}</p>
      {sheet.sheetName !== '' && <p className="zj-soft zj-small">{t('measures.import.sheet', { sheet: sheet.sheetName })}</p>}
      {sheet.otherSheets.length > 0 && <p className="zj-soft zj-small">{t('measures.import.others', { sheets: sheet.otherSheets.join(', ') })}</p>}
      {sheet.skipped > 0 && <p className="zj-soft zj-small">{t('measures.import.skipped', { count: sheet.skipped })}</p>}
    </div>
  );
}

type ColumnChoiceProps = { readonly sheet: CheckedSheet; readonly onChoose: (name: FirmColumn, place: number | null) => void };

function ColumnChoice({ sheet, onChoose }: ColumnChoiceProps) {
  const t = useText();
  const options = [
    { value: '', label: t('measures.import.column-none') },
    ...sheet.headers.map((header, index) => ({ value: String(index), label: header === '' ? String(index + 1) : header })),
  ];
  return (
    <section className="zj-panel zj-stack" aria-labelledby="import-columns">
      <div>
        <h2 id="import-columns">{t('measures.import.columns')}</h2>
        <p className="zj-soft zj-small">{t('measures.import.columns-hint')}</p>
      </div>
      <div className="import-columns">
        {COLUMN_LIST.map((name) => (
          <SelectFilter
            key={name} label={t(`measures.column.${name}`)} value={String(sheet.places[name] ?? '')} options={options}
            onValue={(value) => onChoose(name, value === '' ? null : Number(value))}
          />
        ))}
      </div>
    </section>
  );
}

function AcceptButton({ sheet, isBusy, onAccept }: { readonly sheet: CheckedSheet; readonly isBusy: boolean; readonly onAccept: () => void }) {
  const t = useText();
  const correct = sheet.added + sheet.merged + sheet.unchanged;
  if (correct === 0) return <span className="zj-soft">{t('measures.import.nothing')}</span>;
  return <Button variant="primary" isBusy={isBusy} onClick={onAccept}>{t('measures.import.accept', { count: correct })}</Button>;
}
