import type { House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import type { Journal } from '#platform/journal/journal.ts';
import { moveTail, type StoredRow } from '#platform/journal/store/events.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { secondLeaderSet } from '#platform/orgs/events.ts';
import { openEvent } from './open-event.ts';
import { sumChanges } from './rules/cells.ts';
import { addToCells, clearCells, refreshPaths, setCountedTo } from './store/cells.ts';

const NAME = 'figures';

/** Counts what each event's definition says (`figures` in defineEvent): each event once, in the reader's transaction. */
export function figuresConsumer({ journal }: Pick<House, 'journal'>): Consumer {
  return {
    name: NAME,
    async consume(tx, events) {
      await addToCells(tx, sumChanges(events.flatMap((event) => changesOf(journal, event))));
      // orgs rewrites paths when a union moves, but cannot see the rows of a step that is still open: they were
      // written with the old path. The move comes to this same reader afterwards, and then they are put right.
      for (const event of events) {
        if (event.type === secondLeaderSet.type) await refreshPaths(tx, toOrgPath(String(event.body['path'])));
      }
      await setCountedTo(tx, events.map((event) => event.at).reduce((newest, at) => (at > newest ? at : newest)));
    },
  };
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
