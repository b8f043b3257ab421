import { defineModule } from '#platform/registry/module.ts';
import { guardErrors } from './errors.ts';

export const guardManifest = defineModule({
  id: 'guard', dependsOn: ['access', 'accounts'],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: guardErrors,
});
