import { useEffect, useRef, type ReactNode } from 'react';
import type { ApiFailure } from '../api/failure.ts';
import { FailureBanner } from './failure-banner.tsx';

export type FormProps = {
  /** For a submit button outside the form, in the screen's footer. */
  readonly id?: string;
  readonly onSubmit: () => void;
  /** Of the command behind the form. After a refusal the focus goes to the first field that has something to change. */
  readonly failure?: ApiFailure;
  /** The fields say it already: the focus goes there and no banner repeats it. */
  readonly isAtField?: boolean;
  readonly onRetry?: () => unknown;
  readonly children: ReactNode;
};

export function Form({ id, onSubmit, failure, isAtField = false, onRetry, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure !== undefined && form.current !== null) focusFirstInvalid(form.current);
  }, [failure]);
  return (
    <form
      ref={form} id={id} noValidate className="zj-stack" data-gap="wide"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        // The screen's own errors are in the page once this event is over.
        setTimeout(() => form.current !== null && focusFirstInvalid(form.current));
      }}
    >
      {children}
      {!isAtField && <FailureBanner failure={failure} onRetry={onRetry} />}
    </form>
  );
}

/** True when a field was found; the screen then needs no sentence of its own at the button. */
export function focusFirstInvalid(form: HTMLElement): boolean {
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  // A group of choices cannot take the focus itself; the chosen one does, or the first.
  const isGroup = field?.matches('fieldset') === true;
  const control = isGroup ? field.querySelector<HTMLElement>(':checked') ?? field.querySelector('input') : field;
  control?.focus();
  return control !== null;
}
