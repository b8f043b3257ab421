import type { Answers } from '#platform/forms/condition.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** What a form's own check has already proven: a value of another kind here is a definition that a union has bent. */
function bent(key: string): TypeError {
  return new TypeError(`the answer ${key} is not what the process needs`);
}

export function amountIn(answers: Answers, key: string): number {
  const value = answers[key];
  if (typeof value !== 'number') throw bent(key);
  return value;
}

export function textIn(answers: Answers, key: string): string {
  const value = answers[key];
  if (typeof value !== 'string') throw bent(key);
  return value;
}

export function dateIn(answers: Answers, key: string): PlainDate {
  const value = textIn(answers, key);
  if (!isPlainDate(value)) throw bent(key);
  return value;
}

export function oneOf<Word extends string>(answers: Answers, key: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === answers[key]);
  if (found === undefined) throw bent(key);
  return found;
}

export function textsIn(answers: Answers, key: string): string[] {
  const value = answers[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function rowsIn(answers: Answers, key: string): number {
  const value = answers[key];
  return Array.isArray(value) ? value.length : 0;
}
