import { useState } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { moved, newField, nextKey, withChanged, withField, withoutField } from '../build.ts';
import type { Field, FieldKind, Form } from '../form.ts';
import type { FormBuilderProps } from './builder-props.ts';

/** A form as it was, and what was done to it then. Changes within one field in a row are one step. */
type Step = { readonly form: Form; readonly act: string; readonly key: string };

export type Builder = {
  readonly form: Form;
  readonly open: Field | undefined;
  /** The field whose settings were open last. */
  readonly lastOpen: string | undefined;
  readonly setOpen: (key: string | undefined) => void;
  readonly add: (kind: FieldKind, at: number) => void;
  readonly remove: (field: Field) => void;
  readonly move: (at: number, by: -1 | 1) => void;
  readonly change: (field: Field) => void;
  /** What was done last, as a key of locale/, and the way back; undefined where nothing was. */
  readonly last: Step | undefined;
  readonly undo: () => void;
};

const MOST_STEPS = 100;

/** Everything that can be done to a form, each with a way back; nobody is asked whether they are sure. */
export function useBuilder({ form, onChange, published }: FormBuilderProps): Builder {
  const t = useText();
  const [openKey, setOpenKey] = useState<string>();
  const [lastOpen, setLastOpen] = useState<string>();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const setOpen = (key: string | undefined) => {
    setOpenKey(key);
    if (key !== undefined) setLastOpen(key);
  };
  const put = (next: Form, act: string, key: string) => {
    const last = steps.at(-1);
    const goesOn = act === 'changed' && last?.act === 'changed' && last.key === key;
    if (!goesOn) setSteps([...steps, { form, act, key }].slice(-MOST_STEPS));
    onChange(next);
  };
  return {
    form, setOpen, lastOpen, last: steps.at(-1),
    open: form.fields.find(({ key }) => key === openKey),
    add(kind, at) {
      const taken = [...form.fields, ...(published?.fields ?? [])].map(({ key }) => key);
      const key = nextKey(kind, taken);
      const words = { label: t(`forms.kind.${kind}`), choices: [t('forms.office.choice-nth', { place: 1 }), t('forms.office.choice-nth', { place: 2 })], column: t('forms.office.column-new') };
      put(withField(form, at, newField(kind, key, words)), 'added', key);
      setOpen(key);
    },
    remove(field) {
      if (openKey === field.key) setOpen(undefined);
      put(withoutField(form, field.key), 'removed', field.key);
    },
    move(at, by) {
      put({ fields: moved(form.fields, at, by) }, 'moved', form.fields[at]?.key ?? '');
    },
    change(field) {
      put(withChanged(form, field.key, field), 'changed', field.key);
    },
    undo() {
      const last = steps.at(-1);
      if (last === undefined) return;
      setSteps(steps.slice(0, -1));
      onChange(last.form);
    },
  };
}
