import { useEffect, useId, useRef, useState } from 'react';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { OrderButtons } from '#platform/ui/office/order-buttons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { KIND_GROUPS } from '../build.ts';
import type { Field, FieldKind } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import type { FormProblem } from '../problem.ts';
import { problemTexts } from './form-problem-text.ts';
import type { Builder } from './use-builder.ts';

/** The fields in order, with a plus between any two. */
export function BuilderList({ builder, problems }: { readonly builder: Builder; readonly problems: readonly FormProblem[] }) {
  const t = useText();
  const { form } = builder;
  const [adding, setAdding] = useState<number>();
  const add = (kind: FieldKind, at: number) => {
    setAdding(undefined);
    builder.add(kind, at);
  };
  const plus = (at: number) => (
    <AddHere
      isLast={at === form.fields.length} isOpen={adding === at} after={form.fields[at - 1]} onOpen={(isOpen) => setAdding(isOpen ? at : undefined)}
      onKind={(kind) => add(kind, at)}
    />
  );
  return (
    <>
      {form.fields.length === 0 && <p className="forms-later">{t('forms.office.empty')}</p>}
      <ol className="forms-builder-list" aria-label={t('forms.office.fields')}>
        {form.fields.map((field, at) => (
          <li key={field.key}>
            {plus(at)}
            <FieldCard field={field} at={at} builder={builder} problems={problemTexts(t, form, field, problems)} />
          </li>
        ))}
      </ol>
      {plus(form.fields.length)}
    </>
  );
}

/** Back to the card whose drawer was closed: a new field's drawer was opened by a button that is gone. */
export function focusCard(key: string | undefined): void {
  if (key !== undefined) document.getElementById(cardId(key))?.focus();
}

function cardId(key: string): string {
  return `forms-card-${key}`;
}

type CardProps = { readonly field: Field; readonly at: number; readonly builder: Builder; readonly problems: readonly string[] };

function FieldCard({ field, at, builder, problems }: CardProps) {
  const t = useText();
  const label = inLanguage(field.label, t.language);
  const isHeading = field.kind === 'section' || field.kind === 'note';
  const marks = [
    t(`forms.kind.${field.kind}`), ...(field.isRequired ? [t('forms.office.required')] : []), ...(isHeading ? [] : [t(`forms.class.${field.class}`)]),
    ...(field.showIf === undefined ? [] : [t('forms.office.conditional')]),
  ];
  return (
    <div className="forms-card" data-kind={field.kind} data-open={builder.open?.key === field.key ? '' : undefined} data-wrong={problems.length > 0 ? '' : undefined}>
      <button type="button" className="forms-card-open" id={cardId(field.key)} onClick={() => builder.setOpen(field.key)}>
        <span className="forms-card-label">{label}</span>
        <span className="forms-card-marks">{marks.join(' · ')}</span>
        <span className="zj-unseen">{t('forms.office.edit')}</span>
      </button>
      <div className="forms-card-acts">
        <OrderButtons at={at} count={builder.form.fields.length} name={label} onMove={(by) => builder.move(at, by)} />
        <Button variant="quiet" aria-label={t('forms.office.remove-of', { name: label })} onClick={() => builder.remove(field)}>{t('forms.office.remove')}</Button>
      </div>
      {problems.map((text) => <p key={text} className="forms-problem">{text}</p>)}
    </div>
  );
}

type AddProps = {
  readonly isLast: boolean; readonly isOpen: boolean; readonly after: Field | undefined;
  readonly onOpen: (isOpen: boolean) => void; readonly onKind: (kind: FieldKind) => void;
};

/** A plus that opens the kinds right where the field will stand. */
function AddHere({ isLast, isOpen, after, onOpen, onKind }: AddProps) {
  const t = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const plus = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector('button')?.focus();
  }, [isOpen]);
  const leave = (event: { readonly key: string }) => {
    if (event.key !== 'Escape') return;
    onOpen(false);
    plus.current?.focus();
  };
  const place = after === undefined ? t('forms.office.add-first') : t('forms.office.add-after', { name: inLanguage(after.label, t.language) });
  return (
    <div className="forms-add" data-last={isLast ? '' : undefined}>
      <button ref={plus} type="button" className="forms-add-plus" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => onOpen(!isOpen)}>
        <PlusIcon />{isLast ? t('forms.office.add') : <span className="zj-unseen">{place}</span>}
      </button>
      {isOpen && (
        <div className="forms-kinds" id={id} ref={list} role="group" aria-label={place}>
          {KIND_GROUPS.map(({ name, kinds }) => (
            <div key={name}>
              <p className="zj-soft zj-small">{t(`forms.kinds.${name}`)}</p>
              <div className="forms-kinds-row">
                {kinds.map((kind) => (
                  <button key={kind} type="button" className="forms-kind" onClick={() => onKind(kind)} onKeyDown={leave}>{t(`forms.kind.${kind}`)}</button>
                ))}
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
