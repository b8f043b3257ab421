import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { actingHolders, isInForce } from '#platform/access/rules/acting-holders.ts';
import { findOfficerNames } from '#platform/access/store/officer-names.ts';
import { ROLES, type Role } from '#platform/contract/permissions.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints, type GRANT_STATES } from '../contract.ts';
import {
  listAbsences, listDutiesOfPerson, listDutiesOfUnion, listOfficersBelow as listKnownOfficers, listSeatFacts, type DutyRow,
} from '../store/duties.ts';
import { askingPerson } from './give-duty.ts';

/** What every union has: 1+1. Contact persons stand beside them where a union has, or had, any. */
const OFFICES: readonly Role[] = ['chair', 'administrator'];
const SOON_MS = 30 * 86_400_000;

export const readDuties = handle(endpoints.readDuties, async (ctx, _input, union) => {
  const now = ctx.clock.now();
  const rows = await listDutiesOfUnion(ctx.tx, union.id, now);
  const absences = await listAbsences(ctx.tx, union.id, now);
  const asked: readonly Role[] = rows.some((row) => row.role === 'contact-person') ? [...OFFICES, 'contact-person'] : OFFICES;
  const seats = await readSeats(ctx, union, asked);
  const names = await findOfficerNames(ctx, [...rows.flatMap(peopleOf), ...absences.map((one) => one.personId), ...seats.flatMap((seat) => seat.persons)]);
  const unions = await listUnionsById(ctx.tx, seats.flatMap((seat) => seat.unionId ?? []));
  const { personId } = askingPerson(ctx);
  const roles = ROLES.filter((role) => OFFICES.includes(role) || rows.some((row) => row.role === role && isInForce(row, now)));
  return {
    unionName: union.name,
    seats: seats.map(({ role, standing, unionId, persons }) => ({
      role, standing, unionId: unionId ?? null, unionName: unions.find((one) => one.id === unionId)?.name ?? '',
      persons: persons.map((one) => names.get(one) ?? ''),
    })),
    grants: rows.map((row) => toView(row, { now, names, asking: personId })),
    absences: absences.map((one) => ({
      absenceId: one.id, personId: one.personId, name: names.get(one.personId) ?? '', from: one.from, until: one.until, isMine: one.personId === personId,
    })),
    permissions: roles.map((role) => ({ role, permissions: [...ctx.permissions].filter(([, held]) => held.has(role)).map(([name]) => name) })),
  };
});

export const readPerson = handle(endpoints.readPerson, async (ctx, input) => {
  const now = ctx.clock.now();
  const rows = await listDutiesOfPerson(ctx.tx, ctx.reach, input.personId, now);
  const names = await findOfficerNames(ctx, rows.flatMap(peopleOf));
  const { personId } = askingPerson(ctx);
  return { name: names.get(input.personId) ?? '', grants: rows.map((row) => toView(row, { now, names, asking: personId })) };
});

export const listOfficersBelow = handle(endpoints.listOfficersBelow, async (ctx, _input, union) => ({
  people: (await listKnownOfficers(ctx.tx, ctx.reach, union.path, ctx.clock.now()))
    .map((one) => ({ ...one, roles: ROLES.filter((role) => one.roles.includes(role)) })),
}));

type Seat = { readonly role: Role } & ReturnType<typeof actingHolders>;

async function readSeats(ctx: Ctx, union: Pick<UnionRow, 'id' | 'ancestors'>, roles: readonly Role[]): Promise<readonly Seat[]> {
  const ladder: readonly UnionId[] = [union.id, ...union.ancestors.toReversed()];
  const facts = await listSeatFacts(ctx.tx, ladder, roles);
  return roles.map((role) => ({ role, ...actingHolders({ ladder, duty: role, now: ctx.clock.now() }, facts) }));
}

function peopleOf(row: DutyRow): PersonId[] {
  return [row.personId, ...row.giverIds, ...(row.grantedBy === null ? [] : [row.grantedBy])];
}

function stateOf(row: DutyRow, now: Date): (typeof GRANT_STATES)[number] {
  if (row.endedAt !== null) return 'ended';
  if (row.until !== null && row.until <= now) return 'over';
  return row.from > now ? 'coming' : 'held';
}

type Looking = { readonly now: Date; readonly names: ReadonlyMap<string, string>; readonly asking: PersonId };

function toView(row: DutyRow, { now, names, asking }: Looking) {
  const state = stateOf(row, now);
  const nameOf = (personId: PersonId): string => names.get(personId) ?? '';
  return {
    grantId: row.id, personId: row.personId, name: nameOf(row.personId), unionId: row.unionId, unionName: row.unionName, role: row.role,
    hasSubtree: row.hasSubtree, state, from: row.from, until: row.until, endedAt: row.endedAt,
    grantedBy: row.grantedBy === null ? null : nameOf(row.grantedBy), chain: row.giverIds.map(nameOf),
    endsSoon: state === 'held' && row.until !== null && row.until <= shiftInstant(now, SOON_MS), isAway: state === 'held' && row.isAway,
    mayTakeBack: (state === 'held' || state === 'coming') && row.giverIds.includes(asking),
  };
}
