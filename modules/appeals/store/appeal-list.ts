import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { LIST_VIEWS, TOPICS } from '../wire.ts';
import { appealColumns, appealReach } from './appeals.ts';
import type { AppealRow } from './rows.ts';

export type ListFilter = {
  readonly view: (typeof LIST_VIEWS)[number];
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly topic: (typeof TOPICS)[number] | undefined;
  readonly receivedFrom: PlainDate | undefined;
  readonly receivedTo: PlainDate | undefined;
  readonly before: { readonly receivedAt: string; readonly appealId: string } | undefined;
  readonly today: PlainDate;
};

export const PAGE = 20;

// Near the square root of a million cases: below it, fetching the subtree and sorting beats walking the time index.
const FEW = 1000;

/**
 * The newest 20 cases of a reach. Two plans, chosen by a bounded count (at most FEW + 1 index entries):
 * a small subtree is fetched whole and sorted, a large one is found by walking the newest-first index.
 * The planner alone cannot tell, because it estimates text prefixes badly (docs/adr/0001).
 */
export async function listAppealsInReach(tx: Tx, reach: Reach, filter: ListFilter): Promise<AppealRow[]> {
  const scope = scopeOf(tx, reach, filter);
  const matches = tx`${scope} and ${viewCondition(tx, filter)} and ${periodCondition(tx, filter)}`;
  if (await isSmall(tx, scope)) {
    return tx<AppealRow[]>`
      with few as materialized (select a.* from appeals_appeal a where ${matches})
      select ${appealColumns(tx)} from few a where ${cursorCondition(tx, filter)}
      order by a.received_at desc, a.id desc limit ${PAGE}`;
  }
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a where ${matches} and ${cursorCondition(tx, filter)}
    order by a.received_at desc, a.id desc limit ${PAGE}`;
}

async function isSmall(tx: Tx, scope: Fragment): Promise<boolean> {
  const [row] = await tx<{ found: number }[]>`
    select count(*) as found from (select from appeals_appeal a where ${scope} limit ${FEW + 1}) f`;
  return (row?.found ?? 0) <= FEW;
}

/** The reach, narrowed to one union's subtree along both lines when the filter names one. */
function scopeOf(tx: Tx, reach: Reach, filter: ListFilter): Fragment {
  const within = tx`(${withinReach(tx, reach, appealReach(tx))})`;
  if (filter.union === undefined) return within;
  const own = subtreeRange(filter.union.path);
  const led = subtreeRange(filter.union.linePath ?? filter.union.path);
  return tx`${within} and ((a.org_path >= ${own.from} and a.org_path < ${own.to})
    or (a.line_path >= ${led.from} and a.line_path < ${led.to}))`;
}

/** Every figure has the view that lists what it counted; see rules/figures.ts. */
function viewCondition(tx: Tx, filter: ListFilter): Fragment {
  const topic = filter.topic === undefined ? tx`true` : tx`a.topic = ${filter.topic}`;
  switch (filter.view) {
    case 'all':
    case 'received': return topic;
    case 'today':
    case 'open': return tx`${topic} and a.status <> 'closed'`;
    case 'overdue': return tx`${topic} and a.status <> 'closed' and a.due_on < ${filter.today}`;
    case 'closed': return tx`${topic} and a.status = 'closed'`;
    case 'finished': return tx`${topic} and (a.status = 'closed' or a.reopened_times > 0)`;
    case 'rated': return tx`${topic} and a.score is not null`;
    case 'satisfied': return tx`${topic} and a.is_solved and a.score >= 3`;
    case 'reopened': return tx`${topic} and a.reopened_times > 0`;
  }
}

function periodCondition(tx: Tx, filter: ListFilter): Fragment {
  const from = filter.receivedFrom === undefined ? tx`true` : tx`a.received_on >= ${filter.receivedFrom}`;
  const to = filter.receivedTo === undefined ? tx`true` : tx`a.received_on <= ${filter.receivedTo}`;
  return tx`${from} and ${to}`;
}

function cursorCondition(tx: Tx, filter: ListFilter): Fragment {
  if (filter.before === undefined) return tx`true`;
  return tx`(a.received_at, a.id) < (${filter.before.receivedAt}::timestamptz, ${filter.before.appealId}::uuid)`;
}
