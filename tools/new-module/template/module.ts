import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { endpoints, entryResource, errors, permissions } from './contract.ts';
import { exampleServiceAppliers } from './events/apply.ts';
import { exampleServiceHoldings } from './holdings.ts';
import { exampleServiceService } from './service.ts';
import { findEntry } from './store/entries.ts';
import { answerEntry } from './use-cases/answer-entry.ts';
import { listEntries } from './use-cases/list-entries.ts';
import { listMine } from './use-cases/list-mine.ts';
import { makeEntry } from './use-cases/make-entry.ts';
import { readEntry } from './use-cases/read-entry.ts';
import { readFigures } from './use-cases/read-figures.ts';

/** 示例服务: a worker enters something, and an officer of the union answers it. */
export const exampleServiceModule = defineModule({
  id: 'example-service', service: exampleServiceService,
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [makeEntry, listMine, listEntries, readEntry, answerEntry, readFigures],
  resources: [bindResource(entryResource, {
    load: findEntry,
    placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: null }),
  })],
  appliers: exampleServiceAppliers,
  scopedTables: [{ table: 'example_service_entry' }],
  replayedTables: ['example_service_entry'],
  holdings: exampleServiceHoldings,
});
