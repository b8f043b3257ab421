import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { CALL_BACK_KINDS, TOPICS } from '../wire.ts';

export type AskedCalls = {
  readonly union: Pick<UnionRow, 'path' | 'linePath'>; readonly from: PlainDate; readonly to: PlainDate;
  readonly kind: (typeof CALL_BACK_KINDS)[number]; readonly after: string | undefined;
};

/** `caseNumber`, `topic`, `callerName` and `score` are null for whoever may not see the calling union's own row. */
export type CalledRow = {
  readonly callBackId: string; readonly unionName: string; readonly receivedOn: PlainDate;
  readonly isReached: boolean | null; readonly isSolved: boolean | null;
  readonly caseNumber: string | null; readonly topic: (typeof TOPICS)[number] | null; readonly callerName: string | null; readonly score: number | null;
};

export const CALLS_PAGE = 50;

/** The calls that a figure counted, by the day their case came in, the newest first. */
export async function listCalledInReach(tx: Tx, reach: Reach, asked: AskedCalls): Promise<CalledRow[]> {
  return tx<CalledRow[]>`
    select c.id as "callBackId", u.name as "unionName", c.received_on as "receivedOn", c.is_reached as "isReached", c.is_solved as "isSolved",
           b.case_number as "caseNumber", b.topic, o.name as "callerName", b.score
    from appeals_called c join orgs_union u on u.id = c.union_id
    left join appeals_call_back b on b.id = c.id and (${withinReach(tx, reach, { orgPath: tx`b.org_path`, linePath: tx`b.line_path` })})
    left join orgs_union o on o.id = b.union_id
    where ${underUnion(tx, asked)} and c.received_on between ${asked.from} and ${asked.to} and ${ofKind(tx, asked.kind)}
      and (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })}) and ${afterCursor(tx, reach, asked.after)}
    order by c.received_on desc, c.id desc limit ${CALLS_PAGE}`;
}

/** Both lines, as the figures are summed. */
function underUnion(tx: Tx, { union }: AskedCalls): Fragment {
  const [own, led] = [subtreeRange(union.path), subtreeRange(union.linePath ?? union.path)];
  return tx`((c.org_path >= ${own.from} and c.org_path < ${own.to}) or (c.line_path >= ${led.from} and c.line_path < ${led.to}))`;
}

function ofKind(tx: Tx, kind: AskedCalls['kind']): Fragment {
  if (kind === 'reached') return tx`c.is_reached`;
  return kind === 'solved' ? tx`c.is_solved` : tx`true`;
}

/** A call that the caller does not reach tells no place to go on from. */
function afterCursor(tx: Tx, reach: Reach, after: string | undefined): Fragment {
  if (after === undefined) return tx`true`;
  return tx`(c.received_on, c.id) < (select k.received_on, k.id from appeals_called k
    where k.id = ${after} and (${withinReach(tx, reach, { orgPath: tx`k.org_path`, linePath: tx`k.line_path` })}))`;
}
