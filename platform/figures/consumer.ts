import type { House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Tx } from '#platform/db/tx.ts';
import { toOrgPath, type OrgPath } from '#platform/kernel/org-path.ts';
import type { Journal } from '#platform/journal/journal.ts';
import { moveTail, type StoredRow } from '#platform/journal/store/events.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { secondLeaderSet } from '#platform/orgs/events.ts';
import { secondLeaderEnded, unionMoved } from '#platform/orgs/tree/tree-events.ts';
import { openEvent } from './open-event.ts';
import { sumChanges } from './rules/cells.ts';
import { topsApart } from './rules/fold.ts';
import { addToCells, clearCells, refold, refreshPaths, setCountedTo } from './store/cells.ts';

const NAME = 'figures';

/** Counts what each event's definition says (`figures` in defineEvent): each event once, in the reader's transaction. */
export function figuresConsumer({ journal }: Pick<House, 'journal'>): Consumer {
  return {
    name: NAME,
    async consume(tx, events) {
      await addToCells(tx, sumChanges(events.flatMap((event) => changesOf(journal, event))));
      await followTree(tx, events);
      await setCountedTo(tx, events.map((event) => event.at).reduce((newest, at) => (at > newest ? at : newest)));
    },
  };
}

/** Counters stand where their union stood when they were counted, until the reader comes to the change of the tree. */
async function followTree(tx: Tx, events: readonly StoredRow[]): Promise<void> {
  const tops = new Set<OrgPath>();
  for (const { type, body } of events) {
    if (type === secondLeaderSet.type || type === secondLeaderEnded.type) await refreshPaths(tx, String(body['unionId']));
    if (type !== unionMoved.type) continue;
    await refreshPaths(tx, String(body['unionId']));
    for (const top of topsApart(toOrgPath(String(body['path'])), toOrgPath(String(body['newPath'])))) tops.add(top);
  }
  await refold(tx, [...tops]);
}

function changesOf(journal: Journal, event: StoredRow) {
  // A process of the version before must not skip what it does not know: it fails, and a newer one goes on.
  const definition = journal.get(event.type)?.definition;
  if (definition === undefined) throw new TypeError(`no event type ${event.type}`);
  return definition.figures(openEvent(definition, event));
}

/**
 * Empties the figures and sends their reader back to the beginning; until it has caught up they are incomplete. For a
 * recount, and when a definition's `figures` has changed.
 */
export async function rebuildFigures(db: Database, clock: Clock): Promise<void> {
  await db.transact({ 'app.system': 'tail' }, async (tx) => {
    // Waits for a running step, and keeps the next one out until the tables are empty.
    await moveTail(tx, NAME, { xid: '0', seq: 0 }, clock.now());
    await clearCells(tx);
  });
}
