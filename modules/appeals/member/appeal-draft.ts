import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { KeptPhoto } from '#platform/ui/phone/photo-list.ts';
import { isAbout, isDisclosure, isTopic, type About, type Disclosure, type Recipient, type Submission, type Topic } from './appeals-api.ts';
import { newQueryCode } from '../rules/query-code.ts';

/**
 * An appeal that is being written or waits to be sent. Its ids are made before the first photo and never change: the
 * case, its query code, and the key under which sending twice has one effect.
 */
export type AppealDraft = {
  readonly appealId: string;
  readonly queryCode: string;
  readonly key: string;
  /** Of the poster. */
  readonly code: string;
  /** As the poster said it when it could be asked; for lists and the receipt. */
  readonly recipient: (Pick<Recipient, 'unionName' | 'contactName'> & Partial<Pick<Recipient, 'unionId'>>) | null;
  readonly topic: Topic | undefined;
  readonly text: string;
  readonly photos: readonly KeptPhoto[];
  readonly about: About | undefined;
  readonly disclosure: Disclosure | undefined;
  readonly name: string;
  readonly phone: string;
  /** Whose session it goes out under, fixed when it is sent; null for nobody's, and then without any cookie. */
  readonly sender: string | null;
  /** What went out without an answer: it may have arrived. */
  readonly unanswered: Submission | undefined;
};

export const APPEAL_KIND = 'appeal';

export function newAppealDraft(random: Random, code: string): AppealDraft {
  return {
    appealId: newIntentKey(random), queryCode: newQueryCode(random), key: newIntentKey(random), code, recipient: null,
    topic: undefined, text: '', photos: [], about: undefined, disclosure: undefined, name: '', phone: '', sender: null, unanswered: undefined,
  };
}

export function isAppealDraft(held: unknown): held is AppealDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof AppealDraft): unknown => Reflect.get(held, name);
  const texts = ['appealId', 'queryCode', 'key', 'code', 'text', 'name', 'phone'] as const;
  const [topic, disclosure, about] = [field('topic'), field('disclosure'), field('about')];
  return texts.every((name) => typeof field(name) === 'string')
    && (topic === undefined || isTopic(topic)) && (disclosure === undefined || isDisclosure(disclosure))
    && (about === undefined || isAbout(about)) && Array.isArray(field('photos'));
}

/**
 * What is sent; undefined while a choice is missing. The query code goes along only when the phone could not derive a key
 * from it. Contact goes along only as far as the choice asks for it: a draft may hold more.
 */
export function toSubmission(draft: AppealDraft, receiptKey: string | undefined): Submission | undefined {
  const { appealId, queryCode, code, recipient, topic, disclosure, about, text, name, phone, photos, sender } = draft;
  if (topic === undefined || disclosure === undefined) return undefined;
  const asks = contactAsked(disclosure, sender !== null);
  return {
    appealId, code, topic, text: text.trim(), disclosure, ...(receiptKey === undefined ? { queryCode } : { receiptKey }),
    photos: photos.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
    // A poster that was retired meanwhile leads to another union: the server then asks again before it takes the words.
    ...(recipient?.unionId !== undefined && { unionId: recipient.unionId }),
    ...(about !== undefined && { about }), ...(asks.name && { name: name.trim() }), ...(asks.phone && { phone: phone.trim() }),
  };
}

export type ContactAsked = { readonly name: boolean; readonly phone: boolean };

/** Which ways to reach the worker the form asks for. Nothing for the anonymous, nothing that the account knows. */
export function contactAsked(disclosure: Disclosure | undefined, isSignedIn: boolean): ContactAsked {
  const isAsked = !isSignedIn && disclosure !== undefined && disclosure !== 'anonymous';
  return { name: isAsked && disclosure === 'named', phone: isAsked };
}
