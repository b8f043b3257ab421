import { defineModule } from '#platform/registry/module.ts';
import { guardErrors } from './contract/guard-errors.ts';

export const guardManifest = defineModule({
  id: 'guard', dependsOn: ['access', 'accounts'],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: guardErrors,
});
