import { defineModule } from '#platform/registry/module.ts';

export const filesManifest = defineModule({
  id: 'files', dependsOn: ['access'],
  migrations: new URL('./store/migrations/', import.meta.url),
});
