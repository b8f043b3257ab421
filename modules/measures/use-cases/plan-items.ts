import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { listOfficers } from '#platform/access/store/grants.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { itemAdded, itemChanged, itemRemoved } from '../events/definitions.ts';

type Owner = { readonly kind: 'officer'; readonly personId: string } | { readonly kind: 'department'; readonly name: string };
type Planned = { readonly owner: Owner; readonly beginsOn: PlainDate; readonly endsOn: PlainDate };

export const addItem = handle(endpoints.addItem, async (ctx, input, union) => {
  const owner = await requirePlanned(ctx, union.id, input);
  const itemId = newId<'measures-item'>(ctx);
  const { year, heading, title, beginsOn, endsOn } = input;
  await record(ctx, [itemAdded({ itemId, unionId: union.id, year, heading, title, ...owner, beginsOn, endsOn })]);
  return { itemId };
});

/** Year and union stay: an item that belongs elsewhere is removed here and entered there. */
export const changeItem = handle(endpoints.changeItem, async (ctx, input, row) => {
  if (row.removedAt !== null) throw new AppError(errors['item-removed']);
  // Whoever was entered as owner may have left the office meanwhile: that is no reason to refuse a new date.
  const isKept = input.owner.kind === 'officer' && input.owner.personId === row.ownerId;
  const owner = await requirePlanned(ctx, row.unionId, input, isKept);
  const { heading, title, beginsOn, endsOn } = input;
  await record(ctx, [itemChanged({ itemId: row.id, unionId: row.unionId, year: row.year, heading, title, ...owner, beginsOn, endsOn })]);
  return {};
});

export const removeItem = handle(endpoints.removeItem, async (ctx, _input, row) => {
  if (row.removedAt !== null) throw new AppError(errors['item-removed']);
  await record(ctx, [itemRemoved({ itemId: row.id, unionId: row.unionId })]);
  return {};
});

async function requirePlanned(
  ctx: Ctx, unionId: string, { owner, beginsOn, endsOn }: Planned, isOwnerKept = false,
): Promise<{ ownerId: PersonId | null; department: string | null }> {
  if (beginsOn > endsOn) throw new AppError(errors['dates-reversed']);
  if (owner.kind === 'department') return { ownerId: null, department: owner.name };
  const officers = isOwnerKept ? [] : await listOfficers(ctx.tx, unionId, ctx.clock.now());
  if (!isOwnerKept && !officers.some((officer) => officer.personId === owner.personId)) throw new AppError(errors['owner-unfit']);
  return { ownerId: toId<'person'>(owner.personId), department: null };
}
