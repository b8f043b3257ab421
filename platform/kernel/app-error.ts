/** What went wrong in the caller's terms; platform/http maps each kind to a status once. */
export type ErrorKind =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict'
  | 'too-large' | 'too-many' | 'unavailable' | 'bug';

/** A catalogue entry. `code` is `module/kebab-case` and also the key of its sentence in locale/. */
export type ErrorEntry = { readonly code: string; readonly kind: ErrorKind };

/** One input problem: where it is and which sentence describes it. */
export type InputIssue = {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
};

/** The one error class. It carries a code and parameters, never a sentence and never personal data. */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly issues: readonly InputIssue[];

  constructor(
    entry: ErrorEntry,
    params: Readonly<Record<string, string | number | boolean>> = {},
    issues: readonly InputIssue[] = [],
  ) {
    super(entry.code);
    this.name = 'AppError';
    this.code = entry.code;
    this.kind = entry.kind;
    this.params = params;
    this.issues = issues;
  }
}
