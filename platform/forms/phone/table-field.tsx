import { useEffect, useId, useRef } from 'react';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { problemText } from '../problem-text.ts';
import type { DrawField, WidgetProps } from './field-props.tsx';
import { useFieldWords } from './use-field-words.tsx';
import { cellProblem, cellValue, useRows, type Rows } from './use-rows.tsx';

/** A row of a table is a card of its own on the phone: nobody scrolls sideways. */
export function TableField({ field, value, onValue, error, inside, place, draw }: WidgetProps<'table'> & { readonly draw: DrawField }) {
  const t = useText();
  const id = useId();
  const { label, hint, isOptional } = useFieldWords(field);
  const table = useRows(field, value, onValue);
  const [box, expectRow] = useAddedFocus(table.rows.length);
  return (
    <fieldset
      className="forms-table" aria-invalid={error === undefined ? undefined : true}
      aria-describedby={[hint !== undefined && `${id}h`, error !== undefined && `${id}e`].filter(Boolean).join(' ') || undefined}
    >
      <legend className="zj-label">{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</legend>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      <div className="forms-rows" ref={box}>
        {table.rows.map((row, at) => (
          <fieldset key={at} className="forms-row">
            <legend className="forms-row-name">{t('forms.fields.row', { row: at + 1 })}</legend>
            {field.columns.map((column) => {
              const wrong = cellProblem(inside, at, column.key);
              return (
                <div key={column.key}>
                  {draw({ field: column, value: cellValue(field.columns, row, column), onValue: (given) => table.set(at, column.key, given), error: wrong && problemText(t, wrong, column.kind), inside: [], place })}
                </div>
              );
            })}
            <Button variant="quiet" onClick={() => table.remove(at)}>{t('forms.fields.remove-row', { row: at + 1 })}</Button>
          </fieldset>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
      <RowButtons table={table} most={field.most} onAdd={expectRow} />
    </fieldset>
  );
}

/** Adding, and taking back a removal; what happened is said aloud. */
export function RowButtons({ table, most, onAdd }: { readonly table: Rows; readonly most: number; readonly onAdd: () => void }) {
  const t = useText();
  const { removed } = table;
  const undo = useRef<HTMLSpanElement>(null);
  // The button that removed the row went with it; the way back is the next one.
  useEffect(() => {
    if (removed !== undefined) undo.current?.querySelector('button')?.focus();
  }, [removed]);
  return (
    <div className="forms-row-foot">
      {table.isFull
        ? <p className="zj-soft zj-small">{t('forms.fields.rows-full', { most })}</p>
        : <Button icon={<PlusIcon />} onClick={() => { onAdd(); table.add(); }}>{t('forms.fields.add-row')}</Button>}
      <span ref={undo}>{removed !== undefined && <Button variant="quiet" onClick={table.undo}>{t('forms.fields.undo')}</Button>}</span>
      <span className="zj-unseen" role="status">{removed !== undefined && t('forms.fields.row-removed', { row: removed.at + 1 })}</span>
    </div>
  );
}

/** Whoever adds a row wants to write in it: the focus goes to its first control. */
export function useAddedFocus<Box extends HTMLElement = HTMLDivElement>(count: number) {
  const box = useRef<Box>(null);
  const isExpected = useRef(false);
  useEffect(() => {
    if (!isExpected.current) return;
    isExpected.current = false;
    box.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [count]);
  return [box, () => { isExpected.current = true; }] as const;
}
