import { AppError, type ErrorEntry } from './app-error.ts';

/** What a pure decision answers: a value, or a refusal that says which rule said no. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal;
export type Refusal = { readonly ok: false; readonly error: ErrorEntry; readonly params: ErrorParams };
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

export function ok<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refuse(error: ErrorEntry, params: ErrorParams = {}): Refusal {
  return { ok: false, error, params };
}

/** Opens an outcome in a use-case; a refusal becomes the AppError that the HTTP room turns into an answer. */
export function orThrow<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new AppError(outcome.error, outcome.params);
}
