import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { Category } from '../wire.ts';
import { isCategory, type ChosenUnion, type OwnJoin } from './membership-api.ts';

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
  readonly hasAgreed: boolean;
  readonly hasAgreedToSensitive: boolean;
};

/** The text that this version of the app shows; the server refuses another one's. */
export const NOTICE = '2026-11-01';

export function newJoinDraft(random: Random, name: string): JoinDraft {
  return {
    joinId: newIntentKey(random), union: null, name, idNumber: '', work: undefined, employer: '', creditCode: '', category: undefined,
    hasAgreed: false, hasAgreedToSensitive: false,
  };
}

/** What came back, to be corrected. The ID number does not come back with it: it is typed again. */
export function draftOf(join: OwnJoin): JoinDraft {
  return {
    joinId: join.joinId, union: { unionId: join.unionId, unionName: join.unionName }, name: join.name, idNumber: '',
    work: join.employer === null ? 'none' : 'employer', employer: join.employer ?? '', creditCode: join.creditCode ?? '', category: join.category,
    hasAgreed: false, hasAgreedToSensitive: false,
  };
}

export function isJoinDraft(held: unknown): held is JoinDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof JoinDraft): unknown => Reflect.get(held, name);
  const [union, work, category] = [field('union'), field('work'), field('category')];
  return (['joinId', 'name', 'idNumber', 'employer', 'creditCode'] as const).every((name) => typeof field(name) === 'string')
    && (union === null || (typeof union === 'object' && typeof Reflect.get(union, 'unionId') === 'string'))
    && (work === undefined || work === 'employer' || work === 'none') && (category === undefined || isCategory(category))
    && typeof field('hasAgreed') === 'boolean' && typeof field('hasAgreedToSensitive') === 'boolean';
}

export type JoinField = 'name' | 'idNumber' | 'work' | 'employer' | 'creditCode' | 'category' | 'hasAgreed' | 'hasAgreedToSensitive';

/** What the phone can see at once, as keys in locale/; numbers are judged by the server. */
export function joinProblems(draft: JoinDraft): Partial<Record<JoinField, string>> {
  const problems: [JoinField, boolean, string][] = [
    ['name', draft.name.trim().length < 2, 'membership.member.too-short'],
    ['idNumber', draft.idNumber.replaceAll(/\s/g, '').length !== 18, 'membership.member.form.id-length'],
    ['work', draft.work === undefined, 'membership.member.form.choose'],
    ['employer', draft.work === 'employer' && draft.employer.trim().length < 2, 'membership.member.too-short'],
    ['category', draft.work === 'none' && (draft.category ?? 'none') === 'none', 'membership.member.form.choose'],
    ['hasAgreed', !draft.hasAgreed, 'membership.member.form.consent-missing'],
    ['hasAgreedToSensitive', !draft.hasAgreedToSensitive, 'membership.member.form.consent-missing'],
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
    creditCode: hasEmployer ? draft.creditCode.trim() : null, category: draft.category ?? ('none' as const), noticeVersion: NOTICE,
    hasAgreed: true as const, hasAgreedToSensitive: true as const,
  };
}
