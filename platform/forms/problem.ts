/** Why an answer cannot be taken; each has its sentence in locale/ as `forms.answer.…`. */
export const ANSWER_REASONS = [
  'missing', 'unknown-field', 'not-writable', 'wrong-kind', 'too-long', 'not-a-number', 'not-an-amount', 'too-small', 'too-large', 'too-little-money',
  'too-much-money', 'too-many-decimals', 'not-a-date', 'too-early', 'too-late', 'not-a-choice', 'too-few-choices', 'too-many-choices', 'not-a-phone', 'not-found-yet', 'not-this-person',
  'id-shape', 'id-fifteen', 'id-division', 'id-birth', 'id-check', 'too-few-rows', 'too-many-rows', 'too-many-uploads', 'not-a-place', 'too-much',
] as const;
export type AnswerReason = (typeof ANSWER_REASONS)[number];

/** `row` counts from 0. A problem of the answers as a whole has the key ''. Amounts in `params` are yuan, ready to read. */
export type AnswerProblem = {
  readonly key: string;
  readonly row?: number;
  readonly column?: string;
  readonly reason: AnswerReason;
  readonly params: Readonly<Record<string, string | number>>;
};

/** Why a definition cannot be saved; each has its sentence in locale/ as `forms.form.…`. */
export const FORM_REASONS = [
  'not-a-form', 'no-fields', 'key-twice', 'column-twice', 'choice-twice', 'show-if-missing', 'show-if-later', 'show-if-itself', 'show-if-kind', 'show-if-choice',
  'show-if-in-table', 'sum-missing', 'sum-later', 'sum-itself', 'sum-not-a-number', 'limits-upside-down', 'class-too-low', 'class-below-source',
  'cannot-be-required', 'too-deep', 'too-large', 'kind-changed',
] as const;
export type FormReason = (typeof FORM_REASONS)[number];

export type FormProblem = {
  readonly key: string;
  readonly column?: string;
  readonly reason: FormReason;
  readonly params: Readonly<Record<string, string | number>>;
};
