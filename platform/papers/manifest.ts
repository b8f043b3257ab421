import { defineModule } from '#platform/registry/module.ts';
import { endpoints, errors, permissions } from './contract.ts';
import { papersAppliers } from './events.ts';
import { papersHoldings } from './store/holdings.ts';
import { listFontsHandler, removeFont, useFont } from './use-cases/fonts.ts';
import { listNumbersHandler, readSeries, setSeries, voidNumber } from './use-cases/series.ts';

export const papersManifest = defineModule({
  id: 'papers', dependsOn: ['orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [listFontsHandler, useFont, removeFont, readSeries, setSeries, listNumbersHandler, voidNumber],
  appliers: papersAppliers,
  scopedTables: [{ table: 'papers_font' }, { table: 'papers_series' }, { table: 'papers_number' }],
  replayedTables: ['papers_font', 'papers_series', 'papers_number'],
  holdings: papersHoldings,
});
