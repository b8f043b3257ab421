import type { Pickers } from '#platform/forms/phone/field-props.tsx';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { MemberPicker, PersonPicker } from './person-picker.tsx';

/** A union in a form: one within the officer's reach. */
export const unionPicker: NonNullable<Pickers['union']> = ({ label, hint, error, isOptional, value, onValue }) => (
  <div>
    <UnionPicker label={label} value={value} onValue={onValue} isOptional={isOptional} />
    {hint !== undefined && <p className="zj-hint">{hint}</p>}
    {error !== undefined && <FieldError id={`${label}-error`} text={error} />}
  </div>
);

/** Persons and unions in a form that a union's officer fills in at the beginning: its own members. */
export function beginPickers(unionId: string): Pickers {
  return {
    union: unionPicker,
    person: ({ label, hint, error, value, onValue }) => <MemberPicker unionId={unionId} label={label} hint={hint} error={error} value={value} onValue={onValue} />,
  };
}

/** Persons and unions in the fields of a step: whom the house proposes for this task. */
export function taskPickers(taskId: string): Pickers {
  return {
    union: unionPicker,
    person: ({ label, hint, error, value, onValue }) => (
      <PersonPicker taskId={taskId} label={label} value={value} onValue={onValue} {...(hint === undefined ? {} : { hint })} {...(error === undefined ? {} : { error })} />
    ),
  };
}
