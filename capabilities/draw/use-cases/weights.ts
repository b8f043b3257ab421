import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { weightSet } from '../events/definitions.ts';
import type { Pools } from '../pools.ts';
import type { DrawRow } from '../store/draws.ts';
import { listWeightRows, type WeightRow } from '../store/entries.ts';

/** As many as an officer looks through; who is not among them is found by more of the name. */
const FOUND_MOST = 20;

export function setWeight(pools: Pools): Handler {
  return handle(endpoints.setWeight, (ctx, { entryId, weight, reason }, draw) => withSystemReach(ctx, 'job', async (job) => {
    if (!mayChange(draw)) throw new AppError(errors['committing-over']);
    const pool = await pools.hold(job, draw.id);
    const entry = pool?.entries.find((one) => one.entryId === entryId);
    if (entry === undefined) throw new AppError(errors['entry-unknown']);
    await record(job, [weightSet({ drawId: draw.id, unionId: draw.unionId, entryId: toId(entryId), personId: entry.personId, weight, reason })]);
    return {};
  }));
}

/** With names: an officer gives a weight to a person. Taken back is a weight of one, like everybody's, and is not listed. */
export const listWeights = handle(endpoints.listWeights, async (ctx, _input, draw) => {
  const rows = (await listWeightRows(ctx.tx, draw.id)).filter(({ weight }) => weight !== 1);
  const reasonOf = await openReasons(ctx, rows);
  const nameOf = await namesOf(ctx, rows);
  return {
    title: draw.title, state: draw.state, mayChange: mayChange(draw),
    weights: rows.map((row) => ({ entryId: row.entryId, ...nameOf(row.personId), weight: row.weight, reason: reasonOf(row) })),
  };
});

export function findEntries(pools: Pools): Handler {
  return handle(endpoints.findEntries, async (ctx, { words }, draw) => {
    const found = await withSystemReach(ctx, 'job', (job) => pools.find(job, draw.id, { words, limit: FOUND_MOST }));
    const nameOf = await namesOf(ctx, found);
    return { entries: found.map(({ entryId, personId, persons }) => ({ entryId, ...nameOf(personId), persons })) };
  });
}

/** Of whoever was forgotten the reason is empty. */
export async function openReasons(ctx: Ctx, rows: readonly WeightRow[]): Promise<(row: WeightRow) => string> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, rows.map(({ personId }) => personId));
  return ({ personId, entryId, reasonSealed }) => {
    const key = keys.get(personId);
    return key === undefined ? '' : String(JSON.parse(openSeal(key, { type: weightSet.type, field: 'reason', subject: entryId }, reasonSealed)));
  };
}

/** Also of those who came from unions that the officer does not reach: they signed up for what this union draws. */
async function namesOf(ctx: Ctx, rows: readonly { readonly personId: string }[]): Promise<(personId: string) => { name: string; unionName: string }> {
  const homes = await withSystemReach(ctx, 'job', ({ tx }) => listPersonHomes(tx, rows.map(({ personId }) => personId)));
  const byId = new Map(homes.map(({ personId, name, unionName }) => [personId, { name, unionName: unionName ?? '' }]));
  return (personId) => byId.get(personId) ?? { name: '', unionName: '' };
}

/** Before the freeze alone: the list that was hashed holds the weights. */
function mayChange({ state }: DrawRow): boolean {
  return state === 'open' || state === 'delayed';
}
