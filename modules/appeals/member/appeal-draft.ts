import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { KeptPhoto } from '#platform/ui/phone/use-photos.ts';
import { isDisclosure, isTopic, type Disclosure, type Submission, type Topic } from './appeals-api.ts';
import { newQueryCode } from './query-code.ts';

/**
 * An appeal that is being written, kept with the tab until it is sent. Its ids are made before the first photo and never
 * change: the case, its query code, and the key under which sending twice has one effect.
 */
export type AppealDraft = {
  readonly appealId: string;
  readonly queryCode: string;
  readonly key: string;
  readonly topic: Topic | undefined;
  readonly text: string;
  readonly photos: readonly KeptPhoto[];
  readonly disclosure: Disclosure | undefined;
  readonly name: string;
  readonly phone: string;
  /** What went out without an answer: it may have arrived. */
  readonly unanswered: Submission | undefined;
};

export function newAppealDraft(random: Random): AppealDraft {
  return {
    appealId: newIntentKey(random), queryCode: newQueryCode(random), key: newIntentKey(random),
    topic: undefined, text: '', photos: [], disclosure: undefined, name: '', phone: '', unanswered: undefined,
  };
}

export function isAppealDraft(held: unknown): held is AppealDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof AppealDraft): unknown => Reflect.get(held, name);
  const texts = ['appealId', 'queryCode', 'key', 'text', 'name', 'phone'] as const;
  const topic = field('topic');
  const disclosure = field('disclosure');
  return texts.every((name) => typeof field(name) === 'string')
    && (topic === undefined || isTopic(topic)) && (disclosure === undefined || isDisclosure(disclosure))
    && Array.isArray(field('photos'));
}

/** What is sent. Name and phone go along only where the choice asks for them: an anonymous draft may still hold both. */
export function toSubmission(draft: AppealDraft, parts: {
  readonly code: string; readonly topic: Topic; readonly disclosure: Disclosure; readonly asks: ContactAsked;
  /** Of the photos on the screen: the draft's own list follows a moment later, when their previews are drawn. */
  readonly photos: string[];
}): Submission {
  const { appealId, queryCode, text, name, phone } = draft;
  const { code, topic, disclosure, asks, photos } = parts;
  return {
    appealId, code, topic, text: text.trim(), disclosure, queryCode, photos,
    ...(asks.name && { name: name.trim() }), ...(asks.phone && { phone: phone.trim() }),
  };
}

export type ContactAsked = { readonly name: boolean; readonly phone: boolean };

/** Which ways to reach the worker the form asks for. Nothing for the anonymous, nothing that the account knows. */
export function contactAsked(disclosure: Disclosure | undefined, isSignedIn: boolean): ContactAsked {
  const isAsked = !isSignedIn && disclosure !== undefined && disclosure !== 'anonymous';
  return { name: isAsked && disclosure === 'named', phone: isAsked };
}
