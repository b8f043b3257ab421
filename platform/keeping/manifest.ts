import { defineModule } from '#platform/registry/module.ts';
import { endpoints, keepingErrors, permissions } from './contract.ts';
import { keepingAppliers } from './events.ts';
import { chooseRetentionHandler, readRetention } from './use-cases/retention.ts';

/** Backup, restore, custody of the keys, and how long each kind of data stays. */
export const keepingManifest = defineModule({
  id: 'keeping', dependsOn: ['access', 'accounts', 'audit', 'jobs', 'notices', 'sheets'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, permissions: permissions.entries, errors: keepingErrors,
  handlers: [readRetention, chooseRetentionHandler],
  appliers: keepingAppliers,
  replayedTables: ['keeping_retention'],
});
