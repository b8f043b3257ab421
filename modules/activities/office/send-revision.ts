import type { z } from 'zod';
import { fromWallTime } from '#platform/kernel/plain-date.ts';
import type { endpoints } from '../contract.ts';
import { MOST } from './activities-api.ts';
import type { ActivityDraft, SessionDraft } from './activity-draft.ts';
import type { Problems } from './send-activity.ts';

type Revised = z.input<typeof endpoints.reviseActivity.input>;

/** What can be said before sending. Only sessions that move have to lie ahead: one that is over keeps its time. */
export function reviseProblems(draft: ActivityDraft, moved: readonly string[], now: Date): Problems {
  const found = new Map<string, string>();
  for (const field of ['title', 'place', 'contact'] as const) {
    const length = draft[field].trim().length;
    if (length === 0) found.set(field, `activities.office.form.${field}-needed`);
    if (length > MOST[field]) found.set(field, 'activities.office.form.too-long');
  }
  if (draft.summary.trim().length > MOST.summary) found.set('summary', 'activities.office.form.too-long');
  draft.sessions.forEach((session, index) => {
    const [begin, end] = [fromWallTime(session.beginsAt), fromWallTime(session.endsAt)];
    if (begin === undefined) found.set(`sessions.${index}.beginsAt`, 'activities.office.form.begins-needed');
    else if (end === undefined || end <= begin) found.set(`sessions.${index}.endsAt`, 'activities/ends-early');
    else if (moved.includes(session.sessionId) && begin <= now) found.set(`sessions.${index}.beginsAt`, 'activities/in-the-past');
    if (session.label.trim().length > MOST.label) found.set(`sessions.${index}.label`, 'activities.office.form.too-long');
    if (session.place.trim().length > MOST.place) found.set(`sessions.${index}.place`, 'activities.office.form.too-long');
  });
  return found;
}

/** A session that takes place where the whole does moves along with it. */
export function toRevised({ activityId, title, summary, place, contact, sessions }: ActivityDraft): Revised {
  const placeOf = (session: SessionDraft) => (sessions.length === 1 || session.place.trim() === '' ? place.trim() : session.place.trim());
  const instant = (text: string) => fromWallTime(text)?.toISOString() ?? '';
  return {
    activityId, title: title.trim(), summary: summary.trim(), place: place.trim(), contact: contact.trim(),
    sessions: sessions.map((one) => ({ sessionId: one.sessionId, label: one.label.trim(), place: placeOf(one), beginsAt: instant(one.beginsAt), endsAt: instant(one.endsAt) })),
  };
}
