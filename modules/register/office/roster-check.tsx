import { useState } from 'react';
import { useRunPieces } from '#platform/sheets/office/use-run-pieces.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Progress } from '#platform/ui/phone/progress.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi, type CheckedRoster, type Places } from './register-api.ts';
import { RosterCounts } from './roster-counts.tsx';
import type { ChosenRoster } from './roster-file.tsx';
import { RosterWrongRows } from './roster-wrong-rows.tsx';
import '#platform/sheets/office/import-page.css';

export type RosterCheckProps = { readonly file: ChosenRoster; readonly onAgain: () => void; readonly onDone: (importId: string) => void };

/** What the file would do to the register; the columns can be put right, and then it is tried again. */
export function RosterCheck({ file, onAgain, onDone }: RosterCheckProps) {
  const t = useText();
  const [places, setPlaces] = useState<Places>({});
  const read = useRead(registerApi.checkMembers, { ...file, places }, { keepsFormer: true });
  const run = useRunPieces((client, piece) => client.call(registerApi.importMembers, { ...file, places, ...piece }), onDone);
  const last = read.answer?.lastLine ?? 1;
  return (
    <>
      <DataState read={read}>
        {(sheet) => (
          <>
            <SheetFacts sheet={sheet} />
            <ColumnChoice sheet={sheet} onChoose={(name, place) => setPlaces({ ...places, [name]: place })} />
            <RosterCounts counts={sheet} />
            <RosterWrongRows sheet={sheet} asked={{ ...file, places }} />
          </>
        )}
      </DataState>
      <FailureBanner failure={run.failure} onRetry={run.go} />
      <div className="zj-panel zj-stack">
        <div className="import-acts">
          <Button onClick={onAgain}>{t('register.office.import.again')}</Button>
          {read.answer !== undefined && <AcceptButton sheet={read.answer} isBusy={run.isBusy} onAccept={run.go} />}
        </div>
        {run.isBusy && <Progress label={t('register.office.import.working', { line: run.line, last })} share={run.line / last} />}
      </div>
    </>
  );
}

function SheetFacts({ sheet }: { readonly sheet: CheckedRoster }) {
  const t = useText();
  return (
    <div>
      <p>{t('register.office.import.read', { file: sheet.fileName, line: sheet.headerLine, rows: sheet.rows })}</p>
      {sheet.sheetName !== '' && <p className="zj-soft zj-small">{t('register.office.import.sheet', { sheet: sheet.sheetName })}</p>}
      {sheet.otherSheets.length > 0 && <p className="zj-soft zj-small">{t('register.office.import.others', { sheets: sheet.otherSheets.join(', ') })}</p>}
      {sheet.skipped > 0 && <p className="zj-soft zj-small">{t('register.office.import.skipped', { count: sheet.skipped })}</p>}
    </div>
  );
}

/** Asked about first; the others are shown where the file has them, or on demand. */
const FIRST = ['name', 'idNumber', 'idType', 'phone', 'union', 'sex', 'workUnit', 'department'];

type ColumnChoiceProps = { readonly sheet: CheckedRoster; readonly onChoose: (name: string, place: number | null) => void };

function ColumnChoice({ sheet, onChoose }: ColumnChoiceProps) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const names = Object.keys(sheet.places);
  const shown = names.filter((name) => isWhole || FIRST.includes(name) || sheet.places[name] !== null);
  const options = [
    { value: '', label: t('register.office.import.column-none') },
    ...sheet.headers.map((header, index) => ({ value: String(index), label: header === '' ? String(index + 1) : header })),
  ];
  return (
    <section className="zj-panel zj-stack" aria-labelledby="roster-columns">
      <div>
        <h2 id="roster-columns">{t('register.office.import.columns')}</h2>
        <p className="zj-soft zj-small">{t('register.office.import.columns-hint')}</p>
      </div>
      <div className="import-columns">
        {shown.map((name) => (
          <SelectFilter
            key={name} label={t(`register.column.${name}`)} value={String(sheet.places[name] ?? '')} options={options}
            onValue={(value) => onChoose(name, value === '' ? null : Number(value))}
          />
        ))}
      </div>
      {shown.length < names.length && <div><Button variant="quiet" onClick={() => setWhole(true)}>{t('register.office.import.columns-more', { count: names.length })}</Button></div>}
    </section>
  );
}

function AcceptButton({ sheet, isBusy, onAccept }: { readonly sheet: CheckedRoster; readonly isBusy: boolean; readonly onAccept: () => void }) {
  const t = useText();
  if (sheet.added === 0) return <span className="zj-soft">{t('register.office.import.nothing')}</span>;
  return <Button variant="primary" isBusy={isBusy} onClick={onAccept}>{t('register.office.import.accept', { count: sheet.added })}</Button>;
}
