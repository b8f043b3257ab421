import type { ReactNode } from 'react';
import type { Field, FieldKind, Form } from '../form.ts';
import type { Answers } from '../holds.ts';
import type { AnswerProblem } from '../problem.ts';

/** Where the photos of a form go: `POST /api/files/photos?purpose=…` under the subject key of the case. */
export type PhotoPlace = { readonly purpose: string; readonly subjectKey: string };

/** A stored photo for looking at; undefined where it cannot be had. */
export type ReadPhoto = (fileId: string, isSmall: boolean) => Promise<Blob | undefined>;

export type PickerProps = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly isOptional: boolean;
  /** An id; or what is being typed on the way to one, which the check calls wrong until it is found. */
  readonly value: string | undefined;
  /** Of the value, where the screen knows it. */
  readonly name: string | undefined;
  readonly onValue: (id: string | undefined) => void;
};

/** Draw how persons and unions are found; the screen around the form knows within which reach. No components: they are made anew with each render. */
export type Pickers = {
  readonly person?: (props: PickerProps) => ReactNode;
  readonly union?: (props: PickerProps) => ReactNode;
};

/** What an id stands for, where the screen knows it. */
export type KnownNames = {
  readonly person?: (personId: string) => string | undefined;
  readonly union?: (unionId: string) => string | undefined;
};

/** Props of `<FormFields>` on the phone and on the PC. */
export type FormFieldsProps = {
  readonly form: Form;
  /** Also what is not right yet: text in a number field stays text, and `checkAnswers` says so. */
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  /** From `checkAnswers` or the server's refusal; each is shown at its field. */
  readonly problems?: readonly AnswerProblem[];
  /** Fields that may be written here; the others are shown to read. All without it. */
  readonly editable?: readonly string[];
  /** Without it photos, files and signatures cannot be given here (a preview). */
  readonly photos?: PhotoPlace;
  readonly readPhoto?: ReadPhoto;
  readonly pickers?: Pickers;
  readonly names?: KnownNames;
  /** Told when uploads begin and when all have ended, so that a form is not sent without them. */
  readonly onSending?: (isSending: boolean) => void;
};

/** Props of `<AnswersView>` on the phone and on the PC. Masked answers (`maskAnswers`) are shown as they are. */
export type AnswersViewProps = {
  readonly form: Form;
  readonly answers: Answers;
  readonly names?: KnownNames;
  readonly readPhoto?: ReadPhoto;
};

/** What the screen around a form gives to its fields. */
export type FieldPlace = Pick<FormFieldsProps, 'photos' | 'readPhoto' | 'pickers' | 'names'> & {
  /** Told by a field that begins or ends an upload. */
  readonly onSending: (key: string, isSending: boolean) => void;
};

/** One field as a widget draws it; `Kind` narrows it. */
export type WidgetProps<Kind extends FieldKind = FieldKind> = {
  readonly field: Extract<Field, { readonly kind: Kind }>;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
  /** Of the field itself, ready to read. */
  readonly error: string | undefined;
  /** Inside it: those of a table's cells. */
  readonly inside: readonly AnswerProblem[];
  readonly place: FieldPlace;
};

/** Draws one field; the phone and the PC each have their own. */
export type DrawField = (props: WidgetProps) => ReactNode;
