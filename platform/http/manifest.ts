import { generalErrors } from '#platform/contract/errors.ts';
import { defineModule } from '#platform/registry/module.ts';
import { photoErrors } from './photo-upload.ts';

export const httpManifest = defineModule({
  id: 'http', dependsOn: ['access'],
  migrations: new URL('./store/migrations/', import.meta.url),
  errors: { ...generalErrors, ...Object.fromEntries(Object.entries(photoErrors).map(([name, entry]) => [`files-${name}`, entry])) },
});
