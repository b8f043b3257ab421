import { useId } from 'react';
import { FieldError } from '#platform/ui/phone/field.tsx';
import './membership.css';

export type ConsentBoxProps = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly error: string | undefined;
};

/** A consent of its own, never ticked beforehand (PIPL 14, 29). */
export function ConsentBox({ label, isChecked, onChange, error }: ConsentBoxProps) {
  const id = useId();
  return (
    <div className="membership-consent">
      <label>
        <input
          type="checkbox" checked={isChecked} onChange={(event) => onChange(event.currentTarget.checked)}
          aria-invalid={error === undefined ? undefined : true} aria-describedby={error === undefined ? undefined : `${id}e`}
        />
        <span>{label}</span>
      </label>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </div>
  );
}
