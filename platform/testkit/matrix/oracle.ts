import type { Access } from '#platform/contract/access.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { directlyAbove, type Place } from './matrix-tree.ts';
import type { Duty, Position } from './positions.ts';

/*
 * Who may do what, written a second time from the rules' words and from nothing of platform/access. It knows unions by
 * name, the two lines above each, and what people hold; it knows no path, no range and no reach.
 */
export type Verdict = 'allowed' | 'forbidden' | 'not-found' | 'not-signed-in' | 'choose-office';

/** Where a row lies, and to whom it belongs: its person, its receipt. `isBelow`: it is to be made below that place. */
export type RowPlace = { readonly at: Place; readonly belongsTo: readonly string[]; readonly isBelow?: true };
export type RolesOf = ReadonlyMap<string, readonly Role[]>;

function isOwn(position: Position, row: RowPlace | undefined): boolean {
  return position.holds.some((one) => row?.belongsTo.includes(one));
}

/** A duty reaches its own union; a wide one also everything below it, along either line of leadership. */
function reaches(duty: Duty, place: Place): boolean {
  return duty.at === place || (duty.isWide && directlyAbove(place).some((above) => reaches(duty, above)));
}

/** What has ended counts no more; who acts for one union holds only what they hold there. */
function countingDuties({ duties, actingFor }: Position): readonly Duty[] {
  return duties.filter((duty) => !duty.hasEnded && (actingFor === undefined || duty.at === actingFor));
}

/** Places apart from each other; somebody with more than four has to say for which one they act. */
function placesApart(duties: readonly Duty[]): number {
  const others = (duty: Duty) => duties.filter((other) => other.at !== duty.at && other.isWide);
  return new Set(duties.filter((duty) => !others(duty).some((other) => reaches(other, duty.at))).map((duty) => duty.at)).size;
}

export function expectedVerdict(access: Access, position: Position, row: RowPlace | undefined, rolesOf: RolesOf): Verdict {
  if (access.kind === 'open' || access.kind === 'new-case') return 'allowed';
  if (position.who !== 'person' && !(position.who === 'receipt' && access.kind === 'holder')) return 'not-signed-in';
  if (access.kind === 'signed-in') return 'allowed';
  if (access.kind === 'holder') return isOwn(position, row) ? 'allowed' : 'not-found';
  const duties = countingDuties(position);
  if (duties.length === 0) return 'forbidden';
  if (placesApart(duties) > 4) return 'choose-office';
  const allowing = duties.filter((duty) => rolesOf.get(access.permission)?.includes(duty.role));
  if (access.kind === 'may-listing') return allowing.length > 0 ? 'allowed' : 'forbidden';
  if (row === undefined || !duties.some((duty) => reaches(duty, row.at))) return 'not-found';
  return allowing.some((duty) => reaches(duty, row.at) && (duty.isWide || !row.isBelow)) ? 'allowed' : 'forbidden';
}

/** Whether an answer to this position may hold a row: its own, or one that an allowing duty reaches. */
export function mayBeShown(access: Access, position: Position, row: RowPlace, rolesOf: RolesOf): boolean {
  if (access.kind === 'open' || access.kind === 'new-case') return false;
  if (access.kind === 'signed-in' || access.kind === 'holder') return isOwn(position, row);
  return countingDuties(position).some((duty) => rolesOf.get(access.permission)?.includes(duty.role) === true && reaches(duty, row.at));
}

/** Whether anything at all connects this position with a row: what the database alone has to keep apart. */
export function isConnected(position: Position, row: RowPlace): boolean {
  return isOwn(position, row) || countingDuties(position).some((duty) => reaches(duty, row.at));
}
