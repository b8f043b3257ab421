import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { CorrectionRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  c.id, c.person_id as "personId", p.name, u.name as "unionName", p.org_path as "orgPath", p.line_path as "linePath", c.fields,
  c.changes_sealed as "changesSealed", c.proposed_at as "proposedAt", c.outcome, c.reason_sealed as "reasonSealed", c.settled_at as "settledAt"`;
const joined = (tx: Tx) => tx`join orgs_person p on p.id = c.person_id left join orgs_union u on u.id = p.union_id`;

/** Lies where its member's home lies, or with the member. */
export async function findCorrection(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CorrectionRow | undefined> {
  const [row] = await tx<CorrectionRow[]>`
    select ${columns(tx)} from register_correction c ${joined(tx)}
    where c.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path`, person: tx`p.id` })})
    ${lock ? tx`for update of c` : tx``}`;
  return row;
}

/** What a member proposed last. */
export async function findLastCorrection(tx: Tx, personId: string): Promise<CorrectionRow | undefined> {
  const [row] = await tx<CorrectionRow[]>`
    select ${columns(tx)} from register_correction c ${joined(tx)} where c.person_id = ${personId} order by c.proposed_at desc, c.id desc limit 1`;
  return row;
}

/** Open ones of a union and those below it, oldest first; at most 200. */
export async function listOpenCorrections(tx: Tx, reach: Reach, union: Pick<UnionRow, 'path'>): Promise<CorrectionRow[]> {
  const below = subtreeRange(union.path);
  return tx<CorrectionRow[]>`
    select ${columns(tx)} from register_correction c ${joined(tx)}
    where c.outcome is null and p.org_path >= ${below.from} and p.org_path < ${below.to}
      and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })})
    order by c.proposed_at, c.id limit 200`;
}
