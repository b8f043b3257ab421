import type { PickerProps, Pickers } from '#platform/forms/phone/field-props.tsx';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { MemberPicker, PersonPicker } from './person-picker.tsx';
import type { OnName } from './person-select.tsx';

/** A union in a form: one within the officer's reach. */
function unionPicker({ label, hint, error, isOptional, value, onValue }: PickerProps) {
  return (
    <div>
      <UnionPicker label={label} value={value} onValue={onValue} isOptional={isOptional} />
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      {error !== undefined && <FieldError id={`${label}-error`} text={error} />}
    </div>
  );
}

/** Persons and unions in a form that a union's officer fills in at the beginning: its own members. */
export function beginPickers(unionId: string, onName: OnName): Pickers {
  return { union: unionPicker, person: (props) => <MemberPicker {...props} unionId={unionId} onName={onName} /> };
}

/** Persons and unions in the fields of a step: whom the house proposes for this task. */
export function taskPickers(taskId: string, onName: OnName): Pickers {
  return { union: unionPicker, person: (props) => <PersonPicker {...props} taskId={taskId} onName={onName} /> };
}
