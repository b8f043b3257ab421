import { checkForm } from '#platform/forms/check-form.ts';
import { fromWallTime, toWallTime } from '#platform/kernel/plain-date.ts';
import { suggestedClose, suggestedEnd, suggestedFlowBack } from '../rules/templates.ts';
import { MOST, type NewActivity } from './activities-api.ts';
import type { ActivityDraft, SessionDraft } from './activity-draft.ts';

/** What the form proposes where nothing was typed. */
export type Times = { readonly opensAt: Date; readonly closesAt: Date | undefined; readonly flowsBackAt: Date | undefined };

export function timesOf(draft: ActivityDraft, now: Date): Times {
  const opensAt = fromWallTime(draft.opensAt) ?? now;
  const [first] = draft.sessions.flatMap(({ beginsAt }) => fromWallTime(beginsAt) ?? []).sort((one, other) => one.getTime() - other.getTime());
  const closesAt = draft.closesAt === '' ? first && suggestedClose(opensAt, first) : fromWallTime(draft.closesAt);
  const flowsBackAt = draft.flowsBackAt === '' ? closesAt && suggestedFlowBack(opensAt, closesAt) : fromWallTime(draft.flowsBackAt);
  return { opensAt, closesAt, flowsBackAt };
}

export function endOf({ kind }: Pick<ActivityDraft, 'kind'>, { beginsAt, endsAt }: SessionDraft): Date | undefined {
  const begin = fromWallTime(beginsAt);
  if (endsAt !== '') return fromWallTime(endsAt);
  return begin === undefined || kind === '' ? undefined : suggestedEnd(begin, kind);
}

/** A field that stays empty shows what would be sent. */
export function shown(moment: Date | undefined): string {
  return moment === undefined ? '' : toWallTime(moment);
}

/** Keys in locale/ by field: `sessions.0.beginsAt`, `shares.1`. */
export type Problems = ReadonlyMap<string, string>;

/** Everything that can be said before sending; the server says it all again. */
export function activityProblems(draft: ActivityDraft, now: Date): Problems {
  const found = new Map<string, string>();
  const mark = (isWrong: boolean, field: string, key: string): void => {
    if (isWrong && !found.has(field)) found.set(field, key);
  };
  for (const field of ['title', 'place', 'contact'] as const) {
    mark(draft[field].trim() === '', field, `activities.office.form.${field}-needed`);
    mark(draft[field].trim().length > MOST[field], field, 'activities.office.form.too-long');
  }
  mark(draft.summary.trim().length > MOST.summary, 'summary', 'activities.office.form.too-long');
  mark(draft.planNumber.trim().length > MOST.planNumber, 'planNumber', 'activities.office.form.too-long');
  draft.sessions.forEach((session, index) => {
    const [begin, end] = [fromWallTime(session.beginsAt), endOf(draft, session)];
    mark(begin === undefined, `sessions.${index}.beginsAt`, 'activities.office.form.begins-needed');
    mark(begin !== undefined && begin <= now, `sessions.${index}.beginsAt`, 'activities/in-the-past');
    mark(begin !== undefined && (end === undefined || end <= begin), `sessions.${index}.endsAt`, 'activities/ends-early');
    for (const field of ['label', 'place'] as const) mark(session[field].trim().length > MOST[field], `sessions.${index}.${field}`, 'activities.office.form.too-long');
  });
  markPlaces(draft, mark);
  const { opensAt, closesAt, flowsBackAt } = timesOf(draft, now);
  mark(draft.opensAt !== '' && fromWallTime(draft.opensAt) === undefined, 'opensAt', 'activities.office.form.time-needed');
  const isLate = closesAt !== undefined && (closesAt <= opensAt || draft.sessions.some(({ beginsAt }) => closesAt > (fromWallTime(beginsAt) ?? closesAt)));
  // A session that cannot be is said first: its closing time follows from it.
  const isFollowing = draft.closesAt === '' && [...found.keys()].some((field) => field.startsWith('sessions.'));
  mark(isLate && !isFollowing, 'closesAt', 'activities/opens-late');
  mark(draft.closesAt !== '' && closesAt === undefined, 'closesAt', 'activities.office.form.time-needed');
  const isBackLate = flowsBackAt !== undefined && closesAt !== undefined && (flowsBackAt <= opensAt || flowsBackAt > closesAt);
  mark(draft.shares.length > 0 && isBackLate, 'flowsBackAt', 'activities.office.form.flow-back-order');
  const { questions } = draft;
  mark(questions !== null && (questions.fields.length === 0 || checkForm(questions).length > 0), 'questions', 'signup/questions-wrong');
  mark(draft.way === 'draw' && draft.shares.length > 0, `shares.${draft.shares.length - 1}`, 'signup/one-pool');
  mark(draft.kinds.length === 0, 'kinds', 'activities.office.form.kinds-needed');
  return found;
}

function markPlaces({ places, shares, groupMost, waitingMost, holdHours }: ActivityDraft, mark: (isWrong: boolean, field: string, key: string) => void): void {
  const all = wholeNumber(places, MOST.places);
  mark(all === undefined || all === 0, 'places', 'activities.office.form.places-needed');
  const given = shares.map((share) => wholeNumber(share.places, MOST.places));
  given.forEach((one, index) => mark(one === undefined || one === 0, `shares.${index}`, 'activities.office.form.share-needed'));
  const sum = given.reduce((total: number, one) => total + (one ?? 0), 0);
  mark(all !== undefined && sum > all, `shares.${shares.length - 1}`, 'signup/given-too-much');
  const group = wholeNumber(groupMost, MOST.group);
  mark(group === undefined || group === 0, 'groupMost', 'activities.office.form.group-range');
  mark(wholeNumber(waitingMost, MOST.waiting) === undefined, 'waitingMost', 'activities.office.form.number-needed');
  const hold = wholeNumber(holdHours, MOST.holdHours);
  mark(hold === undefined || hold === 0, 'holdHours', 'activities.office.form.hold-range');
}

export function wholeNumber(text: string, most: number): number | undefined {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;
  return value === undefined || value > most ? undefined : value;
}

/** What is sent. Undefined while something is missing: `activityProblems` says what. */
export function toNewActivity(draft: ActivityDraft, unionId: string, now: Date): NewActivity | undefined {
  const { kind, title, summary, place, contact, way, activityId, kinds, retired } = draft;
  const { opensAt, closesAt, flowsBackAt } = timesOf(draft, now);
  if (kind === '' || closesAt === undefined || activityProblems(draft, now).size > 0) return undefined;
  const count = (text: string) => wholeNumber(text, MOST.places) ?? 0;
  return {
    unionId, activityId, kind, title: title.trim(), summary: summary.trim(), place: place.trim(), contact: contact.trim(), way,
    audience: { unionIds: draft.unions.length === 0 ? [unionId] : draft.unions.map((one) => one.unionId), kinds: [...kinds], retired },
    groupMost: count(draft.groupMost), waitingMost: count(draft.waitingMost), holdMinutes: count(draft.holdHours) * 60,
    ...(draft.limitId !== '' && { limitId: draft.limitId }), ...(draft.questions !== null && { questions: draft.questions }), planNumber: draft.planNumber.trim() === '' ? null : draft.planNumber.trim(),
    opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(),
    shares: [
      { unionId, parentId: null, places: count(draft.places), flowsBackAt: null },
      ...draft.shares.map((share) => ({ unionId: share.unionId, parentId: unionId, places: count(share.places), flowsBackAt: flowsBackAt?.toISOString() ?? null })),
    ],
    sessions: draft.sessions.flatMap((session) => {
      const [begin, end] = [fromWallTime(session.beginsAt), endOf(draft, session)];
      if (begin === undefined || end === undefined) return [];
      const own = session.place.trim();
      return [{ sessionId: session.sessionId, label: session.label.trim(), place: own === '' ? place.trim() : own, beginsAt: begin.toISOString(), endsAt: end.toISOString() }];
    }),
  };
}
