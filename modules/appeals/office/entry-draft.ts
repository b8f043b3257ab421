import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import { newQueryCode } from '../rules/query-code.ts';
import { isAbout, isDisclosure, isEnteredSource, isTopic, type About, type Disclosure, type Entry, type Topic } from './appeals-api.ts';

/** A case that came by phone, letter or visit, while an officer writes it down. Its ids are made once, so that sending twice makes one case. */
export type EntryDraft = {
  readonly appealId: string;
  readonly queryCode: string;
  /** Empty for the officer's own union. */
  readonly unionId: string;
  readonly unionName: string;
  readonly source: Entry['source'] | undefined;
  readonly topic: Topic | undefined;
  readonly text: string;
  readonly disclosure: Disclosure | undefined;
  readonly about: About;
  readonly name: string;
  readonly phone: string;
};

export const EMPTY_ENTRY: EntryDraft = {
  appealId: '', queryCode: '', unionId: '', unionName: '', source: undefined, topic: undefined, text: '', disclosure: undefined,
  about: 'nobody', name: '', phone: '',
};
export const ENTRY_TEXT_LIMIT = 4000;
export const ENTRY_NAME_LIMIT = 40;

export function newEntryIds(random: Random): Pick<EntryDraft, 'appealId' | 'queryCode'> {
  return { appealId: newIntentKey(random), queryCode: newQueryCode(random) };
}

export type EntryField = 'source' | 'topic' | 'text' | 'disclosure' | 'name';
/** Keys in locale/, by field. */
export type EntryProblems = Partial<Readonly<Record<EntryField, string>>>;

export function entryProblems({ source, topic, text, disclosure, name }: EntryDraft): EntryProblems {
  const length = text.trim().length;
  return {
    ...(source === undefined && { source: 'source-missing' }),
    ...(topic === undefined && { topic: 'topic-missing' }),
    ...(length < 2 && { text: 'text-missing' }), ...(length > ENTRY_TEXT_LIMIT && { text: 'text-long' }),
    ...(disclosure === undefined && { disclosure: 'disclosure-missing' }),
    ...(disclosure !== 'anonymous' && name.trim().length > ENTRY_NAME_LIMIT && { name: 'name-long' }),
  };
}

/** What is sent; undefined while a choice is missing. Who wants to stay unknown is not written down, whatever was typed. */
export function toEntry(draft: EntryDraft): Entry | undefined {
  const { appealId, queryCode, unionId, source, topic, disclosure, about, name, phone } = draft;
  if (source === undefined || topic === undefined || disclosure === undefined) return undefined;
  const contact = disclosure === 'anonymous' ? {} : {
    ...(name.trim() !== '' && { name: name.trim() }), ...(phone.trim() !== '' && { phone: phone.trim() }),
  };
  return { appealId, queryCode, unionId, source, topic, disclosure, about, text: draft.text.trim(), ...contact };
}

export function isEntryDraft(held: unknown): held is EntryDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof EntryDraft): unknown => Reflect.get(held, name);
  const texts = ['appealId', 'queryCode', 'unionId', 'unionName', 'text', 'name', 'phone'] as const;
  const [source, topic, disclosure] = [field('source'), field('topic'), field('disclosure')];
  return texts.every((name) => typeof field(name) === 'string') && isAbout(field('about'))
    && (source === undefined || isEnteredSource(source)) && (topic === undefined || isTopic(topic))
    && (disclosure === undefined || isDisclosure(disclosure));
}

/** What the worker takes along. Kept with the tab until the officer goes on: nobody can recover the code. */
export type EntryReceipt = {
  readonly appealId: string;
  readonly caseNumber: string;
  readonly queryCode: string;
  readonly unionName: string;
  readonly dueOn: string;
  /** A case about the union or its contact person goes to somebody else, perhaps out of the officer's sight. */
  readonly isReadable: boolean;
  /** An earlier text had arrived already; what was changed since did not. */
  readonly isFormer: boolean;
};

export type HeldReceipt = { readonly receipt: EntryReceipt | null };

export function isHeldReceipt(held: unknown): held is HeldReceipt {
  const receipt: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, 'receipt') : undefined;
  if (typeof receipt !== 'object' || receipt === null) return receipt === null;
  return ['appealId', 'caseNumber', 'queryCode', 'unionName', 'dueOn'].every((name) => typeof Reflect.get(receipt, name) === 'string');
}
