import type { Form } from '../form.ts';
import type { FormProblem } from '../problem.ts';

/** Props of `<FormBuilder>`: a controlled component; whoever holds the form saves it. */
export type FormBuilderProps = {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
  /** From `checkForm(form)`, and from the server; each is shown at its field. */
  readonly problems: readonly FormProblem[];
  /** What was published before: the kind of its fields stands, because answers were collected under their keys. */
  readonly published?: Form;
};
