import { defineModule, type Manifest } from '#platform/registry/module.ts';

/**
 * The counters' tables. They are not replayed from events: the reader 'figures' fills them, and `rebuildFigures` sends
 * it back to the beginning. Nor does orgs carry them along when a union moves: the reader does when it comes to the move.
 */
export const figuresManifest: Manifest = defineModule({
  id: 'figures', dependsOn: ['access', 'orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
});
