import { isTicked, NOTHING_TICKED, type Ticked } from '#platform/consents/member/consents-api.ts';
import { ageBand } from '#platform/consents/rules/age.ts';
import { missingPurposes } from '#platform/consents/rules/text-kinds.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { Category } from '../wire.ts';
import { isCategory, type ChosenUnion } from './membership-api.ts';

/** An application as its form holds it. Its id is made before anything is sent: sent twice, it is one application. */
export type JoinDraft = {
  readonly joinId: string;
  readonly union: ChosenUnion | null;
  readonly name: string;
  readonly idNumber: string;
  readonly work: 'employer' | 'none' | undefined;
  readonly employer: string;
  readonly creditCode: string;
  readonly category: Category | undefined;
  /** Which words were shown, and what was ticked under them. */
  readonly consent: Ticked;
};

export function newJoinDraft(random: Random, name: string): JoinDraft {
  return {
    joinId: newIntentKey(random), union: null, name, idNumber: '', work: undefined, employer: '', creditCode: '', category: undefined,
    consent: NOTHING_TICKED,
  };
}

export function isJoinDraft(held: unknown): held is JoinDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof JoinDraft): unknown => Reflect.get(held, name);
  const [union, work, category] = [field('union'), field('work'), field('category')];
  return (['joinId', 'name', 'idNumber', 'employer', 'creditCode'] as const).every((name) => typeof field(name) === 'string')
    && (union === null || (typeof union === 'object' && typeof Reflect.get(union, 'unionId') === 'string'))
    && (work === undefined || work === 'employer' || work === 'none') && (category === undefined || isCategory(category))
    && isTicked(field('consent'));
}

export type JoinField = 'name' | 'idNumber' | 'work' | 'employer' | 'creditCode' | 'category' | 'consent';

/** What the phone can see at once, as keys in locale/; numbers are judged by the server. */
export function joinProblems(draft: JoinDraft): Partial<Record<JoinField, string>> {
  const problems: [JoinField, boolean, string][] = [
    ['name', draft.name.trim().length < 2, 'membership.member.too-short'],
    ['idNumber', draft.idNumber.replaceAll(/\s/g, '').length !== 18, 'membership.member.form.id-length'],
    ['work', draft.work === undefined, 'membership.member.form.choose'],
    ['employer', draft.work === 'employer' && draft.employer.trim().length < 2, 'membership.member.too-short'],
    ['category', draft.work === 'none' && (draft.category ?? 'none') === 'none', 'membership.member.form.choose'],
    ['consent', missingPurposes('joining', draft.consent.purposes).length > 0, 'consents/consent-missing'],
  ];
  return Object.fromEntries(problems.flatMap(([field, isWrong, key]) => (isWrong ? [[field, key]] : [])));
}

/** The field that a refusal is about; what concerns none of them stands at the end of the form. */
export const FIELD_OF_REFUSAL: Readonly<Record<string, JoinField>> = {
  'membership/id-number': 'idNumber', 'membership/too-young': 'idNumber', 'membership/id-taken': 'idNumber', 'membership/credit-code': 'creditCode',
};

/** What is sent, once `joinProblems` has nothing to say. */
export function toApplication(draft: JoinDraft) {
  const hasEmployer = draft.work === 'employer';
  return {
    name: draft.name.trim(), idNumber: draft.idNumber, employer: hasEmployer ? draft.employer.trim() : null,
    creditCode: hasEmployer ? draft.creditCode.trim() : null, category: draft.category ?? ('none' as const),
    consent: { hash: draft.consent.hash, purposes: [...draft.consent.purposes] },
  };
}

/** Whether the number that is being typed is a person's of 14 to 17, who reads the plainer words; it tells before it is sent. */
export function isMinorsNumber(idNumber: string, today: PlainDate): boolean {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(idNumber.replaceAll(/\s/g, '')) ?? [];
  const bornOn = `${year}-${month}-${day}`;
  return isPlainDate(bornOn) && ageBand(bornOn, today) === 'minor';
}
