import { defineModule } from '#platform/registry/module.ts';
import { delegationErrors, separationErrors } from './contract.ts';
import { accessAppliers } from './events.ts';
import { accessHoldings } from './store/holdings.ts';

export const accessManifest = defineModule({
  id: 'access', dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: { ...delegationErrors, ...separationErrors },
  appliers: accessAppliers,
  scopedTables: [{ table: 'access_grant' }, { table: 'access_absence' }],
  replayedTables: ['access_grant'],
  holdings: accessHoldings,
});
