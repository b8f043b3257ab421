import { openDatabase } from '#platform/db/database.ts';
import { withScratchDatabase } from '#platform/db/scratch-database.ts';
import { copyJournal, tableDigests } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { migrationSets } from '#platform/registry/module.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { manifests } from '../manifests.ts';
import { showProgress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/**
 * `zhijia replay`: builds every module table anew from the journal in a scratch database and compares it with the
 * real one. Changes nothing; exit code 1 when they differ.
 */
export async function replayCheck(settings: Settings): Promise<void> {
  const tables = manifests.flatMap((one) => one.replayedTables);
  await withHouse(settings, async (open) => {
    const newName = () => Buffer.from(systemRandom.bytes(24)).toString('hex');
    await withScratchDatabase(open.ownerUrl, { sets: migrationSets(manifests), newName }, async (scratchUrl) => {
      const scratch = openDatabase(scratchUrl, { connections: 2, name: 'zhijia-replay' });
      const source = openDatabase(open.ownerUrl, { connections: 2, name: 'zhijia-replay' });
      try {
        await copyJournal(source, scratch, (events) => showProgress('server/replay-copying', events));
        const applied = await replay(scratch, open.house.journal, open.house.keyring,
          (events) => showProgress('server/replay-applying', events));
        const real = await tableDigests(source, tables);
        const rebuilt = await tableDigests(scratch, tables);
        const different = tables.filter((table) => real.get(table) !== rebuilt.get(table));
        if (different.length === 0) {
          say('server/replay-equal', { events: applied, tables: tables.length });
          return;
        }
        for (const table of different) {
          say('server/replay-different', { table, real: real.get(table) ?? '', rebuilt: rebuilt.get(table) ?? '' });
        }
        process.exitCode = 1;
      } finally {
        await scratch.close();
        await source.close();
      }
    });
  });
}
