import { defineModule } from '#platform/registry/module.ts';
import { keepingErrors } from './contract.ts';
import { keepingAppliers } from './events.ts';

/** Backup, restore, custody of the keys, and how long each kind of data stays. */
export const keepingManifest = defineModule({
  id: 'keeping', dependsOn: ['access', 'accounts', 'audit', 'jobs', 'notices', 'sheets'],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: keepingErrors,
  appliers: keepingAppliers,
  replayedTables: ['keeping_retention'],
});
