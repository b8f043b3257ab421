import type { Ctx } from '#platform/access/ctx.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { closerTurnCame, drawEnded, drawFrozen, drawSettled, freezeDelayed, freezeFailed } from '../events/definitions.ts';
import type { Pool, PooledEntry, Pools } from '../pools.ts';
import { canonicalText } from '../rules/canonical.ts';
import { decideFreeze } from '../rules/decide-freeze.ts';
import { entryNumberOf } from '../rules/entry-number.ts';
import { freezeDraw } from '../rules/freeze-draw.ts';
import { isFirstTurnOver, isRevealingOver } from '../rules/reveal.ts';
import { publishedText, settleDraw } from '../rules/settle-draw.ts';
import { turnsFrom } from '../rules/timetable.ts';
import { askForDue, forgetAsked } from '../store/asked.ts';
import { lockDraws, readTexts, type DrawRow } from '../store/draws.ts';
import { listNumbers, listWeightRows } from '../store/entries.ts';
import { listParties, type PartyRow } from '../store/parties.ts';
import { readList, revealsOf, TAKE_STEP, turnsOf } from './asking.ts';

const AT_ONCE = 100;
/** By then the queue has either done a step or given it up (platform/jobs, twelve tries with a growing pause). */
const ASKED_AGAIN_MS = 3 * 3_600_000;

/**
 * Asks for the step of every draw whose moment came: a job and a transaction of its own for each, so that one that fails holds up
 * no other. The queue tries it again later and later, and logs it without a word of what it was about.
 */
export async function lookAtDraws(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  for (const drawId of await askForDue(ctx.tx, { now, againAt: shiftInstant(now, ASKED_AGAIN_MS), limit: AT_ONCE })) await enqueue(ctx, TAKE_STEP, { drawId });
}

/**
 * One draw goes on, held meanwhile. A step is one transaction with all that follows from it: whatever ends the process in between
 * leaves either nothing of it or all, and the next try does what was left.
 */
export async function takeStep(ctx: Ctx, pools: Pools, drawId: string): Promise<void> {
  const [draw] = await lockDraws(ctx.tx, [drawId]);
  await forgetAsked(ctx.tx, drawId);
  if (draw === undefined || draw.dueAt === null || draw.dueAt > ctx.clock.now()) return;
  const [parties, pool] = [await listParties(ctx.tx, [draw.id]), await pools.hold(ctx, draw.id)];
  if (pool === undefined || pool.isCancelled) await end(ctx, draw, 'cancelled');
  else if (draw.state === 'frozen') await goOn(ctx, pools, { draw, parties });
  else if (draw.state === 'open' || draw.state === 'delayed') await tryFreeze(ctx, pools, { draw, parties, pool, state: draw.state });
}

type Held = { readonly draw: DrawRow; readonly parties: readonly PartyRow[] };

async function tryFreeze(ctx: Ctx, pools: Pools, { draw, parties, pool, state }: Held & { readonly pool: Pool; readonly state: 'open' | 'delayed' }): Promise<void> {
  const { id: drawId, unionId, freezeBy, places, closerId } = draw;
  const decision = decideFreeze({ state, freezeBy, places, isCancelled: pool.isCancelled, parties, sizes: pool.entries.map(({ persons }) => persons) }, ctx.clock.now());
  switch (decision.kind) {
    case 'freeze': return freeze(ctx, { draw, parties }, pool.entries);
    case 'delay': return record(ctx, [freezeDelayed({ drawId, unionId, closerId, missing: [...decision.missing], dueAt: freezeBy.toISOString() })]);
    case 'stick': return record(ctx, [freezeFailed({ drawId, unionId, missing: [...decision.missing] })]);
    case 'wait': return;
    case 'end': {
      await end(ctx, draw, decision.ending);
      const order = pool.entries.map(({ entryId }) => entryId);
      if (decision.ending === 'all-fit') await pools.settle(ctx, drawId, { order, placed: new Set(order) });
    }
  }
}

/** Numbers are made now, of tokens that nobody has seen: the entrant alone is told which one is theirs. */
async function freeze(ctx: Ctx, { draw, parties }: Held, pooled: readonly PooledEntry[]): Promise<void> {
  const weights = new Map((await listWeightRows(ctx.tx, draw.id)).map(({ entryId, weight }) => [entryId, weight]));
  const taken = new Set<string>();
  const entries = pooled.map(({ entryId, personId, persons }) => {
    const { number, token } = newNumber(ctx, draw.id, taken);
    taken.add(number);
    return { entryId, personId, number, token, weight: weights.get(entryId) ?? 1, size: persons };
  });
  const now = ctx.clock.now();
  const { revealBy, closeBy } = turnsFrom(now, draw);
  const dates = { frozenAt: now.toISOString(), revealBy: revealBy.toISOString(), closeBy: closeBy.toISOString() };
  const frozen = orThrow(freezeDraw(
    { draw: draw.id, title: draw.title, places: draw.places, ...dates },
    parties.map(({ party, role, name, commitment }) => ({ party, role, name, commitment })),
    entries.map(({ number, weight, size }) => ({ number, weight, size })),
  ));
  const list = canonicalText(frozen);
  await record(ctx, [drawFrozen({
    drawId: draw.id, unionId: draw.unionId, link: draw.link, ...dates, dueAt: dates.revealBy, list, listHash: sha256Hex(list), entries,
    workers: parties.filter(({ role }) => role === 'worker').map(({ personId }) => personId),
  })]);
}

function newNumber(ctx: Ctx, drawId: string, taken: ReadonlySet<string>): { number: string; token: string } {
  for (;;) {
    const token = Buffer.from(ctx.random.bytes(16)).toString('hex');
    const number = entryNumberOf(drawId, token);
    if (!taken.has(number)) return { number, token };
  }
}

async function goOn(ctx: Ctx, pools: Pools, { draw, parties }: Held): Promise<void> {
  const turns = turnsOf(draw, parties);
  if (turns === undefined) throw new TypeError('a draw is frozen and has no dates');
  const [reveals, at] = [revealsOf(parties), ctx.clock.now().toISOString()];
  if (isRevealingOver(turns, reveals, at)) return settle(ctx, pools, { draw, parties });
  if (draw.closerId === null || draw.isCloserTold || !isFirstTurnOver(turns, reveals, at)) return;
  await record(ctx, [closerTurnCame({ drawId: draw.id, unionId: draw.unionId, closerId: draw.closerId, dueAt: turns.closeBy })]);
}

/** The draw, its file and the places that follow from it, in one transaction. */
async function settle(ctx: Ctx, pools: Pools, { draw, parties }: Held): Promise<void> {
  const frozen = readList((await readTexts(ctx.tx, draw.id))?.list);
  const file = orThrow(settleDraw(frozen, revealsOf(parties), ctx.clock.now().toISOString()));
  const byNumber = new Map((await listNumbers(ctx.tx, draw.id)).map(({ entryId, number }) => [number, entryId]));
  const entryOf = (number: string): string => byNumber.get(number) ?? lost();
  const [order, placed] = [file.order.map(entryOf), new Set(file.placed.map(entryOf))];
  await record(ctx, [drawSettled({
    drawId: draw.id, unionId: draw.unionId, file: publishedText(file), hash: file.hash,
    entries: order.map((entryId, index) => ({ entryId, rank: index + 1, isPlaced: placed.has(entryId) })),
  })]);
  await pools.settle(ctx, draw.id, { order, placed });
}

async function end(ctx: Ctx, { id, unionId }: DrawRow, ending: 'cancelled' | 'empty' | 'all-fit'): Promise<void> {
  await record(ctx, [drawEnded({ drawId: id, unionId, ending, reason: '' })]);
}

function lost(): never {
  throw new TypeError('a number was lost on the way');
}
