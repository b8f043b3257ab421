import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi, type CheckedRoster, type Places } from './register-api.ts';
import '#platform/sheets/office/import-page.css';

export type RosterWrongRowsProps = {
  readonly sheet: CheckedRoster;
  readonly asked: { readonly unionId: string; readonly uploadId: string; readonly places: Places };
};

/** Every row that is not taken, and why; as a spreadsheet too, to be corrected and uploaded again. */
export function RosterWrongRows({ sheet: { wrong, wrongRows }, asked }: RosterWrongRowsProps) {
  const t = useText();
  const book = useSaveBook(registerApi.exportWrongMembers);
  const save = () => book.save({ ...asked, language: t.language }, t('register.office.import.wrong-file'));
  if (wrong === 0) return <p className="zj-soft">{t('register.office.import.wrong-none')}</p>;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="roster-wrong">
      <div className="import-acts">
        <h2 id="roster-wrong">{t('register.office.import.wrong-rows')}</h2>
        <Button isBusy={book.isBusy} onClick={() => void save()}>{t('register.office.import.download')}</Button>
      </div>
      <FailureBanner failure={book.failure} onRetry={save} />
      {wrong > wrongRows.length && <p className="zj-soft zj-small">{t('register.office.import.wrong-more', { shown: wrongRows.length, count: wrong })}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <div className="import-wrong" tabIndex={0} role="region" aria-labelledby="roster-wrong">
        <ul>
          {wrongRows.map(({ line, problems }) => (
            <li key={line}>
              <strong>{t('register.office.import.wrong-line', { line })}</strong>
              <div>{problems.map((problem) => <p key={problem.column + problem.reason}>{problemText(t, problem)}</p>)}</div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function problemText(t: ReturnType<typeof useText>, { column, found, reason, params }: CheckedRoster['wrongRows'][number]['problems'][number]): string {
  const named = { column: t(`register.column.${column}`), reason: t(reason, params) };
  return found === '' ? t('register.office.import.problem-empty', named) : t('register.office.import.problem', { ...named, found });
}
