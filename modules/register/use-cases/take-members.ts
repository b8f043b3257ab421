import type { Ctx } from '#platform/access/ctx.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { rosterConsents } from '#platform/consents/use-cases/take-consents.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { isSameOrBelow, toOrgPath } from '#platform/kernel/org-path.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { today } from '#platform/orgs/memberships/change-membership.ts';
import { membershipBegan } from '#platform/orgs/memberships/membership-events.ts';
import { holdUnions } from '#platform/orgs/memberships/store/memberships.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { memberRecorded } from '../events/definitions.ts';
import { planMembers, type Planned } from '../rules/plan-members.ts';
import { findKnownPeople } from '../store/known-people.ts';
import type { NewMember } from './new-member.ts';

type Taken = { readonly row: NewMember; readonly act: 'enter' | 'join' | 'complete'; readonly personId: PersonId };

/** What some rows would do now, compared with everybody in the house by blind index. `imports` are those of the same file. */
export async function planRows<Row extends Pick<NewMember, 'line' | 'name' | 'idIndex' | 'phoneIndex'>>(
  ctx: Ctx, rows: readonly Row[], scope: { readonly union: Pick<UnionRow, 'path'>; readonly imports: ReadonlySet<string> },
): Promise<Planned<Row>[]> {
  const found = await findKnownPeople(ctx, {
    idIndexes: rows.flatMap(({ idIndex }) => idIndex ?? []), phoneIndexes: rows.flatMap(({ phoneIndex }) => phoneIndex ?? []),
  });
  return planMembers(rows, found.map((one) => ({
    ...one, isHere: one.homePath !== null && isSameOrBelow(one.homePath, toOrgPath(scope.union.path)),
    line: one.importId !== null && scope.imports.has(one.importId) ? one.importLine ?? undefined : undefined,
  })));
}

/**
 * Enters everybody whom the plan takes, in three statements' worth of events however many they are. The unique indexes of
 * documents, numbers and homes have the last word: when somebody else was quicker, the caller plans anew.
 */
export async function takePlanned(ctx: Ctx, planned: readonly Planned<NewMember>[]): Promise<PersonId[]> {
  const taken = planned.flatMap((one): Taken[] => {
    if (one.act === 'enter') return [{ row: one.row, act: one.act, personId: newId<'person'>(ctx) }];
    return one.act === 'join' || one.act === 'complete' ? [one] : [];
  });
  await holdUnions(ctx, taken.map(({ row }) => row.unionId));
  const people: NewEvent[] = [];
  const memberships: NewEvent[] = [];
  for (const { row, act, personId } of taken) {
    // Who joins without an employer gets the kind of membership that entering alone does not give.
    const isPlain = (row.memberKind ?? 'regular') === 'regular';
    if (act === 'enter') {
      const phone = row.phone === null || row.phoneIndex === null ? {} : { phone: row.phone, phoneIndex: row.phoneIndex };
      people.push(personEntered({ personId, name: row.name, unionId: isPlain ? row.unionId : null, ...phone }));
    }
    if (act === 'join' || (act === 'enter' && !isPlain)) {
      memberships.push(membershipBegan({
        membershipId: newId<'membership'>(ctx), personId, unionId: row.unionId, isHome: true, memberKind: row.memberKind ?? 'regular', standing: 'valid',
        beganOn: today(ctx),
      }));
    }
  }
  // The roster says how each member confirmed the form (会员采集表): that is their consent, with the collector's note.
  const confirmed = taken.flatMap(({ row, personId }) => (row.details.confirmedBy === undefined ? [] : [{ personId, unionId: row.unionId, note: row.details.confirmedBy }]));
  const union = confirmed[0] === undefined ? undefined : await findUnion(ctx.tx, confirmed[0].unionId);
  const consents = union === undefined ? [] : await rosterConsents(ctx, union, confirmed);
  await record(ctx, [...people, ...memberships, ...taken.map(({ row, personId }) => recordOf(row, personId)), ...consents]);
  return taken.map(({ personId }) => personId);
}

export function recordOf(member: NewMember, personId: PersonId): NewEvent {
  const hasPersonal = Object.keys(member.personal).length > 0;
  const sensitive = { ...member.sensitive, ...(member.identity === null ? {} : { idNumber: member.identity.idNumber }) };
  return memberRecorded({
    personId, idType: member.identity?.idType ?? 'resident', idIndex: member.idIndex, details: member.details,
    ...(hasPersonal ? { personal: member.personal } : {}), ...(Object.keys(sensitive).length > 0 ? { sensitive } : {}),
    importId: member.importId, importLine: member.importId === null ? null : member.line, isGenerated: member.isGenerated,
  });
}
