import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { errors } from '../contract/access.ts';
import { LIMITS, type PhotoState } from '../wire.ts';

/** The sentence that whoever puts a photo agrees to: what for, who sees it, until when. Other words get another key. */
export const CONSENT = 'activities.member.wall.consent-1';
const KEPT_DAYS = 365;

/** A year after the activity its wall is taken down. */
export function keptUntil(endsAt: Date): Date {
  return shiftInstant(endsAt, KEPT_DAYS * 86_400_000);
}

export type Wall = { readonly beginsAt: Date; readonly endsAt: Date; readonly isCancelled: boolean };

/** Whether photos can be put now: from the beginning of the activity until its wall is taken down. */
export function isOpen({ beginsAt, endsAt, isCancelled }: Wall, now: Date): boolean {
  return !isCancelled && beginsAt <= now && now < keptUntil(endsAt);
}

/** `own` are those that the person has there already, seen or not. */
export function putRefusal(wall: Wall, { now, own, more }: { readonly now: Date; readonly own: number; readonly more: number }): ErrorEntry | undefined {
  if (!isOpen(wall, now)) return errors['wall-closed'];
  return own + more > LIMITS.wallPhotos ? errors['wall-full'] : undefined;
}

/** A member sees what stands, and of the own also what waits. What was taken down nobody sees but officers. */
export function isShown({ state, isMine }: { readonly state: PhotoState; readonly isMine: boolean }): boolean {
  return state === 'standing' || (isMine && state === 'waiting');
}
