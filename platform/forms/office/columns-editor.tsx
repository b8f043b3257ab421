import { useId, useState, type ReactNode } from 'react';
import Select from 'antd/es/select';
import { OrderButtons } from '#platform/ui/office/order-buttons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CELL_KINDS, isCell, moved, newField, nextKey } from '../build.ts';
import type { Cell, Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';

type Table = Extract<Field, { readonly kind: 'table' }>;
export type ColumnsEditorProps = {
  readonly table: Table;
  readonly onTable: (table: Table) => void;
  readonly settingsOf: SettingsOf;
};
/** The settings of a column, drawn by whoever knows them all; a calculation looks at the columns before it. */
export type SettingsOf = (column: Cell, before: readonly Cell[], onField: (field: Field) => void) => ReactNode;

const MOST = 12;

/** The columns of a table; one at a time is open, with the same settings as a field. */
export function ColumnsEditor({ table, onTable, settingsOf }: ColumnsEditorProps) {
  const t = useText();
  const id = useId();
  const [openKey, setOpen] = useState<string>();
  const put = (columns: Cell[]) => onTable({ ...table, columns });
  const add = (kind: Cell['kind']) => {
    const key = nextKey(kind, table.columns.map((column) => column.key));
    const column = newField(kind, key, { label: t(`forms.kind.${kind}`), choices: [1, 2].map((place) => t('forms.office.choice-nth', { place })), column: '' });
    if (!isCell(column)) return;
    put([...table.columns, column]);
    setOpen(key);
  };
  return (
    <fieldset className="forms-editor">
      <legend className="zj-label">{t('forms.office.columns')}</legend>
      <ol className="forms-editor-list">
        {table.columns.map((column, at) => {
          const name = inLanguage(column.label, t.language);
          const isOpen = column.key === openKey;
          return (
            <li key={column.key} className="forms-column">
              <button type="button" className="forms-card-open" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? undefined : column.key)}>
                <span className="forms-card-label">{name}</span>
                <span className="forms-card-marks">{t(`forms.kind.${column.kind}`)}</span>
              </button>
              <div className="forms-card-acts">
                <OrderButtons at={at} count={table.columns.length} name={name} onMove={(by) => put(moved(table.columns, at, by))} />
                {table.columns.length > 1 && (
                  <Button variant="quiet" aria-label={t('forms.office.remove-of', { name })} onClick={() => put(table.columns.filter(({ key }) => key !== column.key))}>{t('forms.office.remove')}</Button>
                )}
              </div>
              {isOpen && settingsOf(column, table.columns.slice(0, at), (changed) => { if (isCell(changed)) put(table.columns.map((one) => (one.key === changed.key ? changed : one))); })}
            </li>
          );
        })}
      </ol>
      {table.columns.length < MOST && (
        <div className="zj-field">
          <label className="zj-label" htmlFor={id}>{t('forms.office.column-add')}</label>
          <Select<Cell['kind'] | null>
            id={id} value={null} placeholder={t('forms.office.column-kind')} onChange={(kind) => { if (kind !== null) add(kind); }}
            options={CELL_KINDS.map((kind) => ({ value: kind, label: t(`forms.kind.${kind}`) }))}
          />
        </div>
      )}
    </fieldset>
  );
}
