import type { Ctx } from '#platform/access/ctx.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { errors } from '../contract/errors.ts';
import type { Guest, Guests, Session } from '../guests.ts';
import type { RollGuest } from '../rules/passes.ts';
import { LATE_HOURS } from '../wire.ts';

const MINUTE = 60_000;
/** Doors let people in so long before the beginning where nobody set up check-in yet. */
export const DEFAULT_MINUTES = 60;

/** In the reach 'job'. */
export async function requireSession(guests: Guests, job: Ctx, rollId: string): Promise<Session> {
  const [session] = await guests.listSessions(job, [rollId]);
  if (session === undefined) throw new AppError(errors['session-unknown']);
  return session;
}

export function admitsFrom({ beginsAt }: Session, minutes: number): Date {
  return shiftInstant(beginsAt, -minutes * MINUTE);
}

/** Until then doors may send what they noted without a network; afterwards the figures stand. */
export function lateUntil({ endsAt }: Pick<Session, 'endsAt'>): Date {
  return shiftInstant(endsAt, LATE_HOURS * 60 * MINUTE);
}

export function toRollGuest({ entryId, persons, cardIds }: Guest): RollGuest {
  return { entryId, persons, cardIds };
}

/** What everybody may know of a session. */
export function toShown({ rollId, title, place, beginsAt, endsAt, isCancelled }: Session) {
  return { rollId, title, place, beginsAt, endsAt, isCancelled };
}
