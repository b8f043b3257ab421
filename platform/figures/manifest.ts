import { defineModule, type Manifest } from '#platform/registry/module.ts';

/**
 * The counters' tables. They are not replayed from events: the reader 'figures' fills them, and `rebuildFigures` sends
 * it back to the beginning.
 */
export const figuresManifest: Manifest = defineModule({
  id: 'figures', dependsOn: ['access', 'orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  scopedTables: [{ table: 'figures_day' }],
});
