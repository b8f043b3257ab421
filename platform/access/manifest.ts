import { defineModule } from '#platform/registry/module.ts';
import { accessAppliers } from './events.ts';
import { delegationErrors } from './rules/delegation.ts';

export const accessManifest = defineModule({
  id: 'access', dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: delegationErrors,
  appliers: accessAppliers,
  scopedTables: [{ table: 'access_grant' }],
  replayedTables: ['access_grant'],
});
