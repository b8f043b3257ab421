import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/errors.ts';
import { CLOSER, FIRST_WORKER, ORGANISER } from '../contract/party-numbers.ts';
import { LIMITS, ROLES, type Party } from '../wire.ts';

export type Committed = Pick<Party, 'party' | 'role' | 'commitment'> & { readonly personId: string };
type Role = Party['role'];

/** A worker's number: the next one, so that the numbers have no gap. */
export function seatOf(parties: readonly Committed[], commitments: readonly string[]): Outcome<{ readonly party: number; readonly commitment: string }> {
  const party = FIRST_WORKER + parties.filter((one) => one.role === 'worker').length;
  const commitment = commitments[party - FIRST_WORKER];
  if (commitment === undefined) return refuse(errors['too-many-parties'], { most: LIMITS.parties });
  return isTaken(parties, commitment) ? refuse(errors['commitment-repeated']) : ok({ party, commitment });
}

/** An office commits once, and nobody presses for both: two offices in one hand would be one party. */
export function checkOffice(parties: readonly Committed[], asking: { readonly role: Role; readonly personId: string; readonly commitment: string }): Outcome<{ readonly party: number }> {
  if (parties.some((one) => one.role === asking.role)) return refuse(errors['committed-already']);
  if (parties.some((one) => one.role !== 'worker' && one.personId === asking.personId)) return refuse(errors['both-sides']);
  return isTaken(parties, asking.commitment) ? refuse(errors['commitment-repeated']) : ok({ party: asking.role === 'organiser' ? ORGANISER : CLOSER });
}

/** Kinds of parties of which nobody has committed. */
export function missingRoles(parties: readonly Pick<Party, 'role'>[]): Role[] {
  return ROLES.filter((role) => !parties.some((one) => one.role === role));
}

/** A union of one line of leadership or the other above the organiser; a topmost one has none and asks any other. */
export function mayClose(organiser: { readonly id: string; readonly ancestors: readonly string[]; readonly secondLeaderId: string | null }, closerId: string): boolean {
  const above = [...organiser.ancestors, ...(organiser.secondLeaderId === null ? [] : [organiser.secondLeaderId])];
  return above.length === 0 ? closerId !== organiser.id : above.includes(closerId);
}

/** Copied from somebody else it would never open, and two equal ones would stop the freeze. */
function isTaken(parties: readonly Committed[], commitment: string): boolean {
  return parties.some((one) => one.commitment === commitment);
}
