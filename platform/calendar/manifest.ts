import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, errors, permissions } from './contract.ts';
import { calendarAppliers } from './events.ts';
import { fillYear } from './use-cases/fill-year.ts';
import { readYear } from './use-cases/read-year.ts';

export const calendarManifest: Manifest = defineModule({
  id: 'calendar', dependsOn: ['access', 'jobs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [readYear, fillYear],
  appliers: calendarAppliers,
  replayedTables: ['calendar_year', 'calendar_day'],
});
