import type { House } from '#platform/access/ctx.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import type { Database } from '#platform/db/database.ts';
import { settableClock, shiftInstant } from '#platform/kernel/clock.ts';
import { childPath } from '#platform/kernel/org-path.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { countRoots } from '#platform/orgs/store/unions.ts';
import { nextCaseOrdinals } from '#modules/appeals/store/appeals.ts';
import { asSystem } from '../as-system.ts';
import { recordAppeals, recordCodes, recordMembers, type MadeCode, type MadeMember } from './generate-appeals.ts';
import { levelSizes, planLevel, recordUnions, type MadeUnion } from './generate-unions.ts';

export type Amounts = { readonly unions: number; readonly members: number; readonly appeals: number };
export type GeneratorProgress = (kind: 'unions' | 'members' | 'codes' | 'appeals', done: number, whole: number) => void;
type Parts = { readonly house: House; readonly db: Database };

// One transaction of this many events takes well under a second: nothing else waits long for it.
const BATCH = 2000;
const APPEAL_BATCH = 1000;
const DAY = 86_400_000;
const HISTORY_DAYS = 730;

/** Fills a platform to size, through the same journal and apply as everything else, two transactions at a time. */
export async function generate(parts: Parts, amounts: Amounts, onProgress: GeneratorProgress): Promise<MadeUnion[]> {
  const now = parts.house.clock.now();
  const past: Parts = { ...parts, house: { ...parts.house, clock: settableClock(shiftInstant(now, -(HISTORY_DAYS + 1) * DAY)) } };
  const unions = await generateUnions(past, amounts.unions, onProgress);
  const homes = unions.filter((union) => union.ancestors.length >= 4);
  const members = await generateMembers(past, { homes: homes.length > 0 ? homes : unions, count: amounts.members }, onProgress);
  const codes = await generateCodes(past, members, onProgress);
  if (codes.length > 0) await generateAppeals(parts, { codes, count: amounts.appeals }, onProgress);
  return unions;
}

async function generateUnions(parts: Parts, count: number, onProgress: GeneratorProgress): Promise<MadeUnion[]> {
  const root = await asSystem(parts, 'demo', async (ctx): Promise<MadeUnion> => ({
    id: newId<'union'>(ctx), path: childPath(undefined, await countRoots(ctx.tx) + 1), ancestors: [], children: 0,
  }));
  const all: MadeUnion[] = [];
  let above: MadeUnion[] = [];
  for (const [level, size] of levelSizes(count).entries()) {
    const planned = level === 0 ? [root] : planLevel(parts.house, above, size);
    await inBatches(planned, BATCH, async (batch) => {
      await asSystem(parts, 'demo', (ctx) => recordUnions(ctx, batch, level));
      all.push(...batch);
      onProgress('unions', all.length, count);
    });
    above = planned;
  }
  return all;
}

async function generateMembers(
  parts: Parts, wanted: { homes: readonly MadeUnion[]; count: number }, onProgress: GeneratorProgress,
): Promise<MadeMember[]> {
  const { house } = parts;
  const members = Array.from({ length: wanted.count }, (): MadeMember => {
    const home = wanted.homes[randomBelow(house.random, wanted.homes.length)];
    if (home === undefined) throw new RangeError('members need unions');
    return { id: newId<'person'>(house), unionId: home.id, localUnionId: home.ancestors[3] ?? home.ancestors.at(-1) ?? home.id };
  });
  let done = 0;
  await inBatches(members, BATCH, async (batch) => {
    await asSystem(parts, 'demo', (ctx) => recordMembers(ctx, batch, done + 1));
    done += batch.length;
    onProgress('members', done, wanted.count);
  });
  return members;
}

/** One poster at every union that has a member; the first member found is its contact person. */
async function generateCodes(parts: Parts, members: readonly MadeMember[], onProgress: GeneratorProgress): Promise<MadeCode[]> {
  const contacts = new Map(members.map((member) => [member.unionId, member]));
  const codes = [...contacts.values()].map((contact): MadeCode => ({ id: newId<'appeal-code'>(parts.house), contact }));
  let done = 0;
  await inBatches(codes, BATCH, async (batch) => {
    await asSystem(parts, 'demo', (ctx) => recordCodes(ctx, batch));
    done += batch.length;
    onProgress('codes', done, codes.length);
  });
  return codes;
}

async function generateAppeals(
  parts: Parts, wanted: { codes: readonly MadeCode[]; count: number }, onProgress: GeneratorProgress,
): Promise<void> {
  const now = parts.house.clock.now();
  const receiptHash = orThrow(await parts.house.ports.signIn.receipts.hashPassword(newId(parts.house)));
  const thisYear = yearOf(dateInChina(now));
  const calendar = await asSystem(parts, 'demo', (ctx) => loadCalendar(ctx.tx, thisYear - 3, thisYear + 1));
  let done = 0;
  const starts = Array.from({ length: Math.ceil(wanted.count / APPEAL_BATCH) }, (_, index) => index * APPEAL_BATCH);
  await inBatches(starts, 1, async ([start = 0]) => {
    const size = Math.min(APPEAL_BATCH, wanted.count - start);
    // Each batch has its own moment in the past two years, oldest first.
    const at = shiftInstant(now, -HISTORY_DAYS * DAY * (1 - start / Math.max(wanted.count, 1)));
    const house = { ...parts.house, clock: settableClock(at) };
    await asSystem({ ...parts, house }, 'demo', async (ctx) => {
      const ordinals = await nextCaseOrdinals(ctx.tx, size);
      await recordAppeals(ctx, { calendar, codes: wanted.codes, receiptHash, ordinals });
    });
    done += size;
    onProgress('appeals', done, wanted.count);
  });
}

/** Two at a time: while PostgreSQL writes one batch, this process seals the next. */
async function inBatches<T>(items: readonly T[], size: number, work: (batch: readonly T[]) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const start = next;
      next += size;
      await work(items.slice(start, start + size));
    }
  };
  await Promise.all([lane(), lane()]);
}
