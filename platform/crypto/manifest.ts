import { defineModule } from '#platform/registry/module.ts';

export const cryptoManifest = defineModule({
  id: 'crypto', dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  replayedTables: ['crypto_forgotten'],
});
