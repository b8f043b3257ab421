import type { Way } from '#capabilities/signup/wire.ts';
import type { Form } from '#platform/forms/form.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { toWallTime } from '#platform/kernel/plain-date.ts';
import { HOLD_HOURS, templateOf, weeksAhead } from '../rules/templates.ts';
import type { Kind } from '../wire.ts';
import { isKind, isMemberKind, isRetired, isWay, type Activity, type MemberKind, type Retired } from './activities-api.ts';

/** As typed. A time is what a clock in China shows; an empty one is the time that the form proposes. */
export type SessionDraft = { readonly sessionId: string; readonly label: string; readonly place: string; readonly beginsAt: string; readonly endsAt: string };
export type ShareDraft = { readonly unionId: string; readonly unionName: string; readonly places: string };
export type NamedUnion = { readonly unionId: string; readonly unionName: string };

/** An activity while an officer writes it. Its ids are made once, so that sending twice makes one. */
export type ActivityDraft = {
  readonly activityId: string;
  readonly kind: Kind | '';
  readonly title: string;
  readonly summary: string;
  readonly place: string;
  readonly contact: string;
  readonly sessions: readonly SessionDraft[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly way: Way;
  readonly places: string;
  readonly groupMost: string;
  readonly shares: readonly ShareDraft[];
  readonly flowsBackAt: string;
  /** Empty for the whole union and everything below. */
  readonly unions: readonly NamedUnion[];
  readonly kinds: readonly MemberKind[];
  readonly retired: Retired;
  readonly waitingMost: string;
  readonly holdHours: string;
  readonly limitId: string;
  readonly planNumber: string;
  /** Asked of whoever has signed up; null for nothing. */
  readonly questions: Form | null;
};

export const EMPTY_ACTIVITY: ActivityDraft = {
  activityId: '', kind: '', title: '', summary: '', place: '', contact: '', sessions: [], opensAt: '', closesAt: '', way: 'first-come', places: '', groupMost: '1', shares: [], flowsBackAt: '',
  unions: [], kinds: ['regular', 'individual'], retired: 'too', waitingMost: '0', holdHours: String(HOLD_HOURS), limitId: '', planNumber: '', questions: null,
};

export function emptySession(sessionId: string): SessionDraft {
  return { sessionId, label: '', place: '', beginsAt: '', endsAt: '' };
}

/** What a template decides, over what was decided before; words and times that were typed stay. */
export function fromTemplate(kind: Kind): Partial<ActivityDraft> {
  const { way, places, groupMost, waitingMost } = templateOf(kind);
  return { kind, way, places: String(places), groupMost: String(groupMost), waitingMost: String(waitingMost) };
}

/** A copy begins from everything but the ids; its times lie ahead on the same day of the week. Another union's terms are not taken over. */
export function toCopy(activity: Activity, unionId: string, now: Date, newKey: () => string): ActivityDraft {
  const { kind, title, summary, place, contact, groupMost, planNumber, audience, terms } = activity;
  const isOwn = activity.unionId === unionId;
  const later = weeksAhead(toInstant(String(activity.beginsAt)), now);
  const moved = (moment: Date) => toWallTime(shiftInstant(toInstant(String(moment)), later));
  return {
    ...EMPTY_ACTIVITY, activityId: newKey(), kind, title, summary, place, contact, way: terms.way, places: String(terms.places), groupMost: String(groupMost),
    sessions: activity.sessions.map((one) => ({
      sessionId: newKey(), label: one.label, place: one.place === place ? '' : one.place, beginsAt: moved(one.beginsAt), endsAt: moved(one.endsAt),
    })),
    shares: isOwn ? terms.shares.map((share) => ({ unionId: share.unionId, unionName: share.unionName, places: String(share.places) })) : [],
    unions: isOwn ? audience.unions.filter((one) => one.unionId !== unionId) : [], kinds: audience.kinds, retired: audience.retired,
    waitingMost: String(terms.waitingMost), holdHours: String(Math.max(1, Math.round(terms.holdMinutes / 60))), limitId: isOwn ? terms.limitId ?? '' : '', planNumber: planNumber ?? '',
  };
}

function isQuestions(held: unknown): boolean {
  return held === null || Array.isArray(Reflect.get(Object(held), 'fields'));
}

const TEXTS = [
  'activityId', 'title', 'summary', 'place', 'contact', 'opensAt', 'closesAt', 'places', 'groupMost', 'flowsBackAt', 'waitingMost', 'holdHours', 'limitId', 'planNumber',
] as const;

/** Refuses what an older version of the form may have left. */
export function isActivityDraft(held: unknown): held is ActivityDraft {
  if (typeof held !== 'object' || held === null) return false;
  const text = (of: object, name: string): string => {
    const value: unknown = Reflect.get(of, name);
    return typeof value === 'string' ? value : '\0';
  };
  const rows = (name: string, fields: readonly string[]): boolean => {
    const list: unknown = Reflect.get(held, name);
    return Array.isArray(list) && list.every((one: unknown) => typeof one === 'object' && one !== null && fields.every((field) => text(one, field) !== '\0'));
  };
  const kinds: unknown = Reflect.get(held, 'kinds');
  const kind = text(held, 'kind');
  return TEXTS.every((name) => text(held, name) !== '\0') && (kind === '' || isKind(kind)) && isWay(text(held, 'way')) && isRetired(text(held, 'retired'))
    && Array.isArray(kinds) && kinds.every((one) => typeof one === 'string' && isMemberKind(one))
    && isQuestions(Reflect.get(held, 'questions'))
    && rows('sessions', ['sessionId', 'label', 'place', 'beginsAt', 'endsAt']) && rows('shares', ['unionId', 'unionName', 'places']) && rows('unions', ['unionId', 'unionName']);
}
