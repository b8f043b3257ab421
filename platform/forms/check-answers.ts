import type { Form } from './form.ts';
import { isGiven, type Answers } from './holds.ts';
import { isBounded } from './is-bounded.ts';
import type { AnswerProblem } from './problem.ts';
import { isAnswered, ownValue, seenFields } from './visible.ts';

export type CheckedAnswers =
  | { readonly ok: true; readonly value: Answers }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

export type CheckOptions = {
  /** The fields that may be given now; all without it. */
  readonly editable?: readonly string[] | undefined;
  /** What stands already under the others. */
  readonly held?: Answers | undefined;
};

/** Characters of all answers together as JSON: what fits into one request, in Chinese too. */
export const MOST_CHARACTERS = 80_000;
/** Answers, a table, its row. */
const DEEPEST = 3;

/**
 * Answers as they are kept, or everything that is wrong with them: the one verdict of phone, PC and server. Hidden fields
 * are neither asked for nor kept, calculated ones are worked out here whatever was sent, keys that the form does not know
 * are refused. With `editable` only those fields are judged and the others stay as they are held.
 */
export function checkAnswers(form: Form, given: unknown, { editable, held = {} }: CheckOptions = {}): CheckedAnswers {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refused('', 'wrong-kind');
  const answers = { ...given } as Answers; // -- an object with text keys, whatever they hold
  if (!isBounded(answers, DEEPEST, MOST_CHARACTERS)) return refused('', 'wrong-kind');
  if (JSON.stringify(answers).length > MOST_CHARACTERS) return refused('', 'too-much');
  const mayWrite = (key: string) => editable === undefined || editable.includes(key);
  const problems = strangers(form, answers, mayWrite);
  // What may be written and is not there was taken out; only the rest is still held.
  const all = editable === undefined ? answers : { ...pick(held, (key) => !mayWrite(key)), ...pick(answers, mayWrite) };
  const kept: Record<string, unknown> = {};
  for (const { field, value, wrong } of seenFields(form, all)) {
    const { key } = field;
    if (isAnswered(field) && mayWrite(key)) problems.push(...wrong.map((one) => ({ key, ...one })));
    if (isAnswered(field) && mayWrite(key) && field.isRequired && value === undefined && wrong.length === 0) problems.push({ key, reason: 'missing', params: {} });
    const stays = mayWrite(key) || !isAnswered(field) ? value : value ?? ownValue(held, key);
    if (stays !== undefined) kept[key] = stays;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: kept };
}

/** What of the answers is sent where only some fields may be written. */
export function writableAnswers(form: Form, answers: Answers, editable?: readonly string[]): Answers {
  const keys = form.fields.filter((field) => isAnswered(field) && (editable === undefined || editable.includes(field.key))).map(({ key }) => key);
  return Object.fromEntries(keys.filter((key) => isGiven(ownValue(answers, key))).map((key) => [key, ownValue(answers, key)]));
}

function pick(answers: Answers, isWanted: (key: string) => boolean): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => isWanted(key)));
}

function strangers(form: Form, answers: Answers, mayWrite: (key: string) => boolean): AnswerProblem[] {
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  return Object.keys(answers).flatMap((key): AnswerProblem[] => {
    const field = fields.get(key);
    if (field === undefined || field.kind === 'section' || field.kind === 'note') return [{ key: key.slice(0, 60), reason: 'unknown-field', params: {} }];
    return field.kind === 'calculated' || mayWrite(key) ? [] : [{ key, reason: 'not-writable', params: {} }];
  });
}

function refused(key: string, reason: AnswerProblem['reason']): CheckedAnswers {
  return { ok: false, problems: [{ key, reason, params: {} }] };
}
