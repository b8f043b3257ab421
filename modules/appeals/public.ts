import type { Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { waitingOf } from './store/appeals.ts';
import { listCodedUnions } from './store/coded-unions.ts';

/** Cases that wait for their worker (a question asked, or closed and not yet rated), as part of a statement that lists people. */
export function appealsWaitingOf(tx: Tx, person: Fragment): Fragment {
  return waitingOf(tx, person);
}

/** Which of some unions have at least one code in use, as far as the reach goes: for coverage figures and their lists. */
export async function listUnionsWithCode(tx: Tx, reach: Reach, unionIds: readonly string[]): Promise<ReadonlySet<UnionId>> {
  return new Set(unionIds.length === 0 ? [] : await listCodedUnions(tx, reach, unionIds));
}
