import { timingSafeEqual } from 'node:crypto';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { openReceiptSession } from '#platform/accounts/receipts.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { doorClosed, doorOpened, rollOpened } from '../events/definitions.ts';
import type { Guests } from '../guests.ts';
import { findAnyDoor, listDoors, listRolls, lockRoll } from '../store/rolls.ts';
import { LIMITS } from '../wire.ts';
import { lateUntil, requireSession } from './asking.ts';

/** For sessions of the union itself: whoever may read a list may not thereby keep another union's door. */
export const openRoll = (guests: Guests): Handler => handle(endpoints.openRoll, (ctx, input, union) => withSystemReach(ctx, 'job', async (job) => {
  const session = await requireSession(guests, job, input.rollId);
  if (session.unionId !== union.id) throw new AppError(errors['session-unknown']);
  if (session.isCancelled || ctx.clock.now() >= session.endsAt) throw new AppError(errors['over-already']);
  const asked = new Set(session.questions?.fields.map(({ key }) => key) ?? []);
  if (!input.notes.every((key) => asked.has(key))) throw new AppError(errors['question-unknown'], { field: 'notes' });
  await record(job, [rollOpened({
    rollId: toId<'offer'>(input.rollId), unionId: union.id, admitsFromMinutes: input.admitsFromMinutes, takesWalkIns: input.takesWalkIns, notes: [...new Set(input.notes)],
  })]);
  return {};
}));

export const openDoor = (guests: Guests): Handler => handle(endpoints.openDoor, (ctx, { doorId, name, secretHash }, roll) => withSystemReach(ctx, 'job', async (job) => {
  const session = await requireSession(guests, job, roll.id);
  if (roll.settledAt !== null || session.isCancelled || ctx.clock.now() >= session.endsAt) throw new AppError(errors['over-already']);
  if (await findAnyDoor(job.tx, doorId) !== undefined) throw new AppError(errors['id-taken']);
  // The roll is held by the access check: nobody adds one beside.
  if ((await listDoors(job.tx, roll.id)).filter(({ closedAt }) => closedAt === null).length >= LIMITS.doors) throw new AppError(errors['too-many-doors'], { most: LIMITS.doors });
  await record(job, [doorOpened({ rollId: roll.id, unionId: roll.unionId, doorId: toId<'door'>(doorId), name, secretHash })]);
  return {};
}));

export const closeDoor = handle(endpoints.closeDoor, (ctx, { doorId }, roll) => withSystemReach(ctx, 'job', async (job) => {
  const door = (await listDoors(job.tx, roll.id)).find(({ id }) => id === doorId);
  if (door === undefined) throw new AppError(errors['door-unknown']);
  if (door.closedAt !== null) throw new AppError(errors['door-closed']);
  await record(job, [doorClosed({ rollId: roll.id, unionId: roll.unionId, doorId: door.id })]);
  return {};
}));

/**
 * The secret has 192 random bits: nobody guesses it, so guesses are not counted. An unknown door and a wrong secret get the
 * same answer (AZ-9).
 */
export const enterDoor = handle(endpoints.enterDoor, (ctx, { doorId, secret }) => withSystemReach(ctx, 'job', async (job) => {
  const door = await findAnyDoor(job.tx, doorId);
  const told = Buffer.from(sha256Hex(secret), 'hex');
  const isRight = timingSafeEqual(told, door === undefined ? Buffer.alloc(told.length) : Buffer.from(door.secretHash, 'hex'));
  if (door === undefined || !isRight) throw new AppError(errors['door-unknown']);
  if (door.closedAt !== null) throw new AppError(errors['door-closed']);
  return openReceiptSession(ctx, door.id);
}));

/** Whether a door's notes are still taken; the roll is held from here on. In the reach 'job'. */
export async function holdOpenRoll(guests: Guests, job: Parameters<typeof requireSession>[1], rollId: string) {
  const roll = await lockRoll(job.tx, rollId);
  if (roll === undefined) throw new TypeError('a door lost its roll');
  const session = await requireSession(guests, job, rollId);
  if (roll.settledAt !== null || job.clock.now() >= lateUntil(session)) throw new AppError(errors['too-late-to-send']);
  return { roll, session };
}

/** The rolls of some sessions that belong to a union, by id. In the reach 'job'. */
export async function rollsOf(job: Parameters<typeof requireSession>[1], unionId: string, ids: readonly string[]) {
  return (await listRolls(job.tx, ids)).filter((roll) => roll.unionId === unionId);
}
