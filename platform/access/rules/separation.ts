import type { Role } from '#platform/contract/permissions.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { separationErrors } from '../contract.ts';

/** 三员: who runs the system, who gives rights, who looks at both (GB/T 22239, level 2 and above). */
export const SEPARATED_DUTIES: ReadonlySet<Role> = new Set(['system-officer', 'security-officer', 'audit-officer']);

/**
 * Whether somebody who holds some duties at a union may be given one more there: nobody holds two of the three separated
 * ones, and who leads a union does not audit it.
 */
export function judgeSeparation(held: readonly Role[], wanted: Role): Outcome<Role> {
  const others = held.filter((role) => role !== wanted);
  const isSecond = SEPARATED_DUTIES.has(wanted) && others.some((role) => SEPARATED_DUTIES.has(role));
  const auditsSelf = (wanted === 'audit-officer' && others.includes('chair')) || (wanted === 'chair' && others.includes('audit-officer'));
  return isSecond || auditsSelf ? refuse(separationErrors['duties-separated']) : ok(wanted);
}
