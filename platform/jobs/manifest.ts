import { defineModule, type Manifest } from '#platform/registry/module.ts';

/** The queue's table. Rooms and modules bring the jobs; `forgetDoneJobs` is this room's own. */
export const jobsManifest: Manifest = defineModule({
  id: 'jobs', dependsOn: ['access'],
  migrations: new URL('./store/migrations/', import.meta.url),
});
