import type { HeldFact } from '#platform/access/holding.ts';
import { isPhoneNumber, maskPhoneNumber } from '#platform/accounts/phone-number.ts';
import type { Translator } from '#platform/text/translator.ts';

export type ShownFact = { readonly name: string; readonly value: string; readonly isMasked: boolean };

const HIDDEN = '＊＊＊＊';

/** The value in words, without a mask. */
export function wordFact(t: Translator, fact: HeldFact): ShownFact {
  return { name: t(fact.name), value: wordOf(t, fact), isMasked: false };
}

/** Names keep their first character, numbers of phones three and four digits; any other personal value shows that it is there. */
export function maskFact(t: Translator, fact: HeldFact): ShownFact {
  const shown = wordFact(t, fact);
  if (fact.class === 'C1' || fact.class === 'C2' || shown.value === '') return shown;
  return { ...shown, value: fact.class === 'name' ? `${[...shown.value][0] ?? ''}＊` : maskValue(shown.value), isMasked: true };
}

function maskValue(value: string): string {
  return isPhoneNumber(value) ? maskPhoneNumber(value) : HIDDEN;
}

function wordOf(t: Translator, { value, isWord }: HeldFact): string {
  if (typeof value === 'boolean') return t(value ? 'privacy.yes' : 'privacy.no');
  if (typeof value === 'number') return t.format.number(value);
  if (value instanceof Date) return t.format.date(value, 'day-time');
  return isWord === true ? t(value) : value;
}
