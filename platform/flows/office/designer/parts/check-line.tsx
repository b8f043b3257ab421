import { useId } from 'react';

export type CheckLineProps = { readonly label: string; readonly hint?: string; readonly isChecked: boolean; readonly onChecked: (isChecked: boolean) => void };

/** One yes or no, with what it means. */
export function CheckLine({ label, hint, isChecked, onChecked }: CheckLineProps) {
  const id = useId();
  return (
    <div className="fd-check">
      <input type="checkbox" id={id} checked={isChecked} aria-describedby={hint === undefined ? undefined : `${id}h`} onChange={(event) => onChecked(event.currentTarget.checked)} />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <span className="fd-hint" id={`${id}h`}>{hint}</span>}
      </span>
    </div>
  );
}
