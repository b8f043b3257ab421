import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';

export type Session = { readonly sessionId: string; readonly label: string; readonly place: string; readonly beginsAt: Date; readonly endsAt: Date };

/** Sessions that can take place: each ends after it begins, none lies in the past, none is named twice. */
export function checkSessions(sessions: readonly Session[], now: Date): Outcome<readonly Session[]> {
  if (new Set(sessions.map(({ sessionId }) => sessionId)).size < sessions.length) return refuse(errors['session-twice']);
  for (const { beginsAt, endsAt } of sessions) {
    if (endsAt <= beginsAt) return refuse(errors['ends-early']);
    if (beginsAt <= now) return refuse(errors['in-the-past']);
  }
  return ok(sessions);
}

/** Sessions whose time or place is another than before: whoever comes to them is asked anew. */
export function movedSessions(before: readonly Session[], after: readonly Session[]): readonly string[] {
  return after.flatMap((one) => {
    const old = before.find(({ sessionId }) => sessionId === one.sessionId);
    const isSame = old !== undefined && old.place === one.place && old.beginsAt.getTime() === one.beginsAt.getTime() && old.endsAt.getTime() === one.endsAt.getTime();
    return isSame ? [] : [one.sessionId];
  });
}
