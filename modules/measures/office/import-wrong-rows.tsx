import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { measuresApi, type CheckedSheet, type Places } from './measures-api.ts';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import '#platform/sheets/office/import-page.css';

export type ImportWrongRowsProps = {
  readonly sheet: CheckedSheet;
  readonly asked: { readonly unionId: string; readonly uploadId: string; readonly places: Places };
};

/** Every row that is not taken, and why; as a spreadsheet too, to be corrected and uploaded again. */
export function ImportWrongRows({ sheet, asked }: ImportWrongRowsProps) {
  const t = useText();
  const book = useSaveBook(measuresApi.exportWrong);
  const save = () => book.save({ ...asked, language: t.language }, t('measures.import.wrong-file'));
  const { wrong, wrongRows } = sheet;
  if (wrong === 0) return <p className="zj-soft">{t('measures.import.wrong-none')}</p>;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="import-wrong">
      <div className="import-acts">
        <h2 id="import-wrong">{t('measures.import.wrong-rows')}</h2>
        <Button isBusy={book.isBusy} onClick={() => void save()}>{t('measures.import.download')}</Button>
      </div>
      <FailureBanner failure={book.failure} onRetry={save} />
      {wrong > wrongRows.length && <p className="zj-soft zj-small">{t('measures.import.wrong-more', { shown: wrongRows.length, count: wrong })}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <div className="import-wrong" tabIndex={0} role="region" aria-labelledby="import-wrong">
        <ul>
          {wrongRows.map(({ line, problems }) => (
            <li key={line}>
              <strong>{t('measures.import.wrong-line', { line })}</strong>
              <div>
                {problems.map((problem) => <p key={problem.column + problem.reason}>{problemText(t, problem)}</p>)}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function problemText(t: ReturnType<typeof useText>, { column, found, reason, params }: CheckedSheet['wrongRows'][number]['problems'][number]): string {
  const named = { column: t(`measures.column.${column}`), reason: t(reason, params) };
  return found === '' ? t('measures.import.problem-empty', named) : t('measures.import.problem', { ...named, found });
}
