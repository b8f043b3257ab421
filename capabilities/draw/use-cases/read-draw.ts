import { handle, type Handler } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import type { Pools } from '../pools.ts';
import { turnNow } from '../rules/reveal.ts';
import { missingRoles } from '../rules/who-commits.ts';
import { findDraw, listDrawsOf, readTexts, type DrawRow } from '../store/draws.ts';
import { countEntries, countWaitingBefore, findEntryOf, findLastPlaced } from '../store/entries.ts';
import { listParties, type PartyRow } from '../store/parties.ts';
import { personOf, revealsOf, turnsOf } from './asking.ts';

export const readDraw = handle(endpoints.readDraw, (ctx, { drawId }) => withSystemReach(ctx, 'job', async (job) => {
  const draw = await requireDraw(job, drawId);
  const [parties, entries, nameOf] = [await listParties(job.tx, [drawId]), await countEntries(job.tx, drawId), await unionNames(job, [draw])];
  const { id, title, link, state, ending, reason, places, unionId, closerId, listHash, resultHash } = draw;
  return {
    drawId: id, title, link, state, ending, reason, places, entries, ...datesOf(draw), listHash, resultHash,
    organiser: { unionId, name: nameOf(unionId) }, closer: closerId === null ? null : { unionId: closerId, name: nameOf(closerId) },
    parties: parties.map(({ party, role, name, committedAt, revealedAt }) => ({ party, role, name, committedAt, revealedAt })),
    missing: missingRoles(parties), turn: turnOf(job, draw, parties),
  };
}));

export const readFile = handle(endpoints.readFile, (ctx, { drawId, part }) => withSystemReach(ctx, 'job', async ({ tx }) => {
  const texts = await readTexts(tx, drawId);
  if (texts === undefined) throw new AppError(errors['draw-unknown']);
  const text = texts[part];
  if (text === null) throw new AppError(errors['not-published']);
  return new TextEncoder().encode(text);
}));

/** The entrant's own line of the list, with where the cut lies: enough to see why, and to look it up in the file. */
export function readMine(pools: Pools): Handler {
  return handle(endpoints.readMine, (ctx, { drawId }) => withSystemReach(ctx, 'job', async (job) => {
    const draw = await requireDraw(job, drawId);
    const personId = personOf(ctx);
    const party = (await listParties(job.tx, [drawId])).find((one) => one.role === 'worker' && one.personId === personId);
    const mayCommit = party === undefined && (draw.state === 'open' || draw.state === 'delayed') && await pools.isInvited(job, drawId, personId);
    return {
      entry: await readOwn(job, drawId, personId), mayCommit,
      party: party === undefined ? null : { party: party.party, commitment: party.commitment, isRevealed: party.revealedAt !== null },
    };
  }));
}

/** Where this officer holds an office of the union that draws or of the one that closes: nobody presses for a union of others. */
export const listTasks = handle(endpoints.listTasks, async (ctx) => {
  const unionIds = officesOf(ctx);
  return withSystemReach(ctx, 'job', async (job) => {
    const draws = await listDrawsOf(job.tx, unionIds, 100);
    const [parties, nameOf] = [await listParties(job.tx, draws.map(({ id }) => id)), await unionNames(job, draws)];
    return { tasks: draws.flatMap((draw) => tasksOf(job, { draw, parties: parties.filter(({ drawId }) => drawId === draw.id), unionIds, nameOf })) };
  });
});

export function officesOf({ actor, permissions, actingUnion, clock }: Ctx): string[] {
  if (actor.kind !== 'person') return [];
  const roles = permissions.get('draw.party.act');
  const counts = actor.grants.filter(({ role, unionId, validUntil }) =>
    roles?.has(role) === true && (actingUnion === undefined || unionId === actingUnion) && (validUntil === null || validUntil > clock.now()));
  return [...new Set(counts.map(({ unionId }) => unionId))];
}

type Seen = { readonly draw: DrawRow; readonly parties: readonly PartyRow[]; readonly unionIds: readonly string[]; readonly nameOf: (unionId: string) => string };

export function tasksOf(ctx: Pick<Ctx, 'clock'>, { draw, parties, unionIds, nameOf }: Seen) {
  const sides = [{ role: 'organiser' as const, unionId: draw.unionId }, ...(draw.closerId === null ? [] : [{ role: 'closer' as const, unionId: draw.closerId }])];
  const turn = turnOf(ctx, draw, parties);
  return sides.filter(({ unionId }) => unionIds.includes(unionId)).map(({ role, unionId }) => {
    const own = parties.find((one) => one.role === role);
    const { id, title, state, ending, closerId } = draw;
    return {
      drawId: id, title, state, ending, role, unionId, unionName: nameOf(draw.unionId), hasCloser: closerId !== null, ...datesOf(draw),
      commitment: own?.commitment ?? null, isRevealed: own !== undefined && own.revealedAt !== null, isTurn: own !== undefined && turn.includes(own.party), missing: missingRoles(parties),
    };
  });
}

async function readOwn({ tx }: Ctx, drawId: string, personId: string) {
  const row = await findEntryOf(tx, drawId, personId);
  if (row === undefined) return null;
  const { number, token, weight, size, rank, isPlaced } = row;
  return {
    number, token, weight, size, rank, isPlaced, entries: await countEntries(tx, drawId), last: await findLastPlaced(tx, drawId) ?? null,
    waitingBefore: rank === null || isPlaced !== false ? null : await countWaitingBefore(tx, drawId, rank),
  };
}

async function requireDraw({ tx }: Ctx, drawId: string): Promise<DrawRow> {
  const draw = await findDraw(tx, drawId);
  if (draw === undefined) throw new AppError(errors['draw-unknown']);
  return draw;
}

function turnOf({ clock }: Pick<Ctx, 'clock'>, draw: DrawRow, parties: readonly PartyRow[]): number[] {
  const frozen = draw.state === 'frozen' ? turnsOf(draw, parties) : undefined;
  return frozen === undefined ? [] : turnNow(frozen, revealsOf(parties), clock.now().toISOString());
}

function datesOf({ freezeAt, freezeBy, frozenAt, revealBy, closeBy }: DrawRow) {
  return { freezeAt, freezeBy, frozenAt, revealBy, closeBy };
}

async function unionNames({ tx }: Pick<Ctx, 'tx'>, draws: readonly DrawRow[]): Promise<(unionId: string) => string> {
  const names = new Map<string, string>((await listUnionsById(tx, draws.flatMap(({ unionId, closerId }) => [unionId, ...(closerId === null ? [] : [closerId])]))).map(({ id, name }) => [id, name]));
  return (unionId) => names.get(unionId) ?? '';
}
