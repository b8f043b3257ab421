import { defineModule } from '#platform/registry/module.ts';

export const journalManifest = defineModule({
  id: 'journal', dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
});
