import { useId } from 'react';
import { CloseIcon } from '#platform/ui/icons/action-icons.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Cell } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { problemText } from '../problem-text.ts';
import type { DrawField, WidgetProps } from '../phone/field-props.tsx';
import { RowButtons, useAddedFocus } from '../phone/table-field.tsx';
import { useFieldWords } from '../phone/use-field-words.tsx';
import { cellProblem, cellValue, useRows } from '../phone/use-rows.tsx';

/** Rows under one another as in a spreadsheet. Each cell keeps its label for those who hear it; the head says it to those who see. */
export function DeskTable({ field, value, onValue, error, inside, place, draw }: WidgetProps<'table'> & { readonly draw: DrawField }) {
  const t = useText();
  const id = useId();
  const { label, hint, isOptional } = useFieldWords(field);
  const table = useRows(field, value, onValue);
  const [box, expectRow] = useAddedFocus<HTMLTableSectionElement>(table.rows.length);
  return (
    <fieldset className="forms-table" aria-invalid={error === undefined ? undefined : true} aria-describedby={error === undefined ? undefined : `${id}e`}>
      <legend className="zj-label">{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</legend>
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      <div className="forms-grid-frame">
        <table className="forms-grid">
          <thead>
            <tr>
              {field.columns.map((column) => <ColumnHead key={column.key} column={column} />)}
              <th><span className="zj-unseen">{t('forms.fields.removing')}</span></th>
            </tr>
          </thead>
          <tbody ref={box}>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {field.columns.map((column) => {
                  const wrong = cellProblem(inside, at, column.key);
                  return (
                    <td key={column.key}>
                      {draw({ field: column, value: cellValue(field.columns, row, column), onValue: (given) => table.set(at, column.key, given), error: wrong && problemText(t, wrong, column.kind), inside: [], place })}
                    </td>
                  );
                })}
                <td>
                  <button type="button" className="forms-grid-remove" aria-label={t('forms.fields.remove-row', { row: at + 1 })} onClick={() => table.remove(at)}><CloseIcon /></button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
      <RowButtons table={table} most={field.most} onAdd={expectRow} />
    </fieldset>
  );
}

/** The head says once what each cell of the column says to those who hear it. */
function ColumnHead({ column }: { readonly column: Cell }) {
  const t = useText();
  const unit = column.kind === 'money' ? t('forms.fields.money-unit') : column.kind === 'number' && column.unit !== undefined ? inLanguage(column.unit, t.language) : undefined;
  const { label, hint } = useFieldWords(column, unit);
  return (
    <th scope="col">
      {label}
      {column.kind === 'calculated' && <span className="forms-grid-hint">{t('forms.fields.calculated')}</span>}
      {hint !== undefined && <span className="forms-grid-hint">{hint}</span>}
    </th>
  );
}
