import { defineModule } from '#platform/registry/module.ts';
import { sheetsHoldings } from './store/holdings.ts';

export const sheetsManifest = defineModule({
  id: 'sheets', dependsOn: ['access'],
  migrations: new URL('./store/migrations/', import.meta.url),
  holdings: sheetsHoldings,
});
