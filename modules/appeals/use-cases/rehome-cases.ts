import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { randomBelow } from '#platform/kernel/random.ts';
import { findLocalUnion, findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { callBackRehomed } from '../events/oversight.ts';
import { appealRehomed, codeRehomed } from '../events/rehoming.ts';
import { firstClosingBucket } from '../rules/histogram.ts';
import { ladderOf } from '../rules/ladder.ts';
import { listSteps } from '../store/appeals.ts';
import { listCallers } from '../store/call-backs.ts';
import { listCallsLeftBehind, listCasesLeftBehind, listCodesLeftBehind } from '../store/left-behind.ts';
import type { AppealRow } from '../store/rows.ts';
import { caseFieldsOf } from './case-events.ts';
import { chooseHolder, type Holder } from './choose-holder.ts';
import { moveAside } from './climb.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/**
 * Takes the open cases, the codes and the calls to be made of unions that are no more to where their members went; `true` when there may be
 * more. Found by what the tree says now, not by an event: a case that came in or was opened again meanwhile is found too.
 */
export async function rehomeCases(ctx: Ctx): Promise<boolean> {
  const [cases, codes] = [await listCasesLeftBehind(ctx.tx, BATCH), await listCodesLeftBehind(ctx.tx, BATCH)];
  const heirOf = await heirs(ctx, [...cases.flatMap((row) => [row.unionId, row.holderUnionId]), ...codes.map((code) => code.unionId)]);
  for (const row of cases) await rehome(ctx, row, heirOf);
  for (const code of codes) {
    const union = heirOf(code.unionId);
    if (union === undefined) continue;
    const { personId } = await chooseHolder(ctx, [union.id], { excluded: [], wanted: code.contactId });
    await record(ctx, [codeRehomed({ codeId: code.id, unionId: union.id, contactId: personId ?? code.contactId })]);
  }
  await rehomeCalls(ctx);
  return cases.length === BATCH || codes.length === BATCH;
}

/** A call goes to the successor too, unless that one has had the case: then to another that has not, as at first. */
async function rehomeCalls(ctx: Ctx): Promise<void> {
  const calls = await listCallsLeftBehind(ctx.tx, BATCH);
  const heirOf = await heirs(ctx, calls.map((call) => call.unionId));
  for (const { id, unionId: endedId, caseUnionId, caseNumber, handled } of calls) {
    const heir = heirOf(endedId)?.id;
    const others = heir !== undefined && !handled.includes(heir) ? [heir]
      : await listCallers(ctx.tx, { unionId: caseUnionId, handled: [...handled, endedId], now: ctx.clock.now() });
    const unionId = others[randomBelow(ctx.random, Math.max(1, others.length))];
    // Nobody may call: it stays where it is, and is looked at again.
    if (unionId !== undefined) await record(ctx, [callBackRehomed({ callBackId: id, unionId, caseNumber })]);
  }
}

type HeirOf = (unionId: string) => UnionRow | undefined;

async function heirs(ctx: Ctx, unionIds: readonly string[]): Promise<HeirOf> {
  const found = new Map<string, UnionRow>();
  for (const { endedId, unionId } of await listHeirs(ctx.tx, unionIds)) {
    const union = await findUnion(ctx.tx, unionId);
    if (union !== undefined) found.set(endedId, union);
  }
  return (unionId) => found.get(unionId);
}

async function rehome(ctx: Ctx, row: AppealRow, heirOf: HeirOf): Promise<void> {
  const [home, holding] = [heirOf(row.unionId), heirOf(row.holderUnionId)];
  if (home === undefined || holding === undefined) return;
  const ladder = ladderOf(home);
  const to = await nextHolder(ctx, row, { ladder, holding });
  const move = { ...await moveAside(ctx, row, to, 'handed-over'), rung: Math.max(0, ladder.indexOf(to.unionId)) };
  const localUnionId = home.id === row.unionId ? row.localUnionId : (await findLocalUnion(ctx.tx, home))?.id ?? null;
  await record(ctx, [appealRehomed({
    ...caseFieldsOf(row, { rung: move.rung }), ...move, homeUnionId: home.id, localUnionId, officerId: null, officerUnionId: row.unionId,
    hourBucket: firstClosingBucket(await listSteps(ctx.tx, row.id), row.receivedAt),
  })]);
}

/** Whoever has it keeps it where their union stands on the new ladder; else it begins with whoever the new union has. */
async function nextHolder(ctx: Ctx, row: AppealRow, to: { readonly ladder: readonly UnionRow['id'][]; readonly holding: UnionRow }): Promise<Holder> {
  const at = to.ladder.indexOf(to.holding.id);
  const excluded = [...row.excludedIds, ...(row.personId === null ? [] : [row.personId])];
  return chooseHolder(ctx, at < 0 ? to.ladder : to.ladder.slice(at), { excluded, wanted: row.contactId });
}
