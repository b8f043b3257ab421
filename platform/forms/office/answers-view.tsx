import { useText } from '#platform/ui/text/text-provider.tsx';
import { inLanguage } from '../in-language.ts';
import { AnswerRow, AnswerValue, cellOf, type AnswerRowProps } from '../phone/answer-row.tsx';
import { AnswerList } from '../phone/answers-view.tsx';
import type { AnswersViewProps } from '../phone/field-props.tsx';
import './desk-forms.css';

/** What was answered, to read on the PC: question and answer side by side, tables as tables. */
export function AnswersView(props: AnswersViewProps) {
  return (
    <div className="forms-desk">
      <AnswerList {...props} draw={(row) => (row.field.kind === 'table' && Array.isArray(row.value) && row.value.length > 0
        ? <ReadTable key={row.field.key} {...row} rows={row.value} /> : <AnswerRow key={row.field.key} {...row} />)}
      />
    </div>
  );
}

function ReadTable({ field, rows, names, readPhoto }: AnswerRowProps & { readonly rows: readonly unknown[] }) {
  const { language } = useText();
  if (field.kind !== 'table') return null;
  const label = inLanguage(field.label, language);
  return (
    <div className="forms-answer forms-answer-table">
      <dt>{label}</dt>
      <dd className="forms-grid-frame">
        <table className="forms-grid" aria-label={label}>
          <thead><tr>{field.columns.map((column) => <th key={column.key} scope="col">{inLanguage(column.label, language)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>{field.columns.map((column) => <td key={column.key}><AnswerValue field={column} value={cellOf(row, column.key)} names={names} readPhoto={readPhoto} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      </dd>
    </div>
  );
}
