import { defineModule } from '#platform/registry/module.ts';
import { endpoints, permissions } from './contract.ts';
import { switchboardErrors } from './contract/errors.ts';
import { switchboardAppliers } from './events.ts';
import { switchboardTodos } from './todos.ts';
import { publishLayout, restoreVersion, setAddress } from './use-cases/publish.ts';
import { readLayout, readPortal, readStates } from './use-cases/read.ts';

export const switchboardManifest = defineModule({
  id: 'switchboard', dependsOn: ['orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors: switchboardErrors, permissions: permissions.entries,
  handlers: [readStates, readLayout, publishLayout, restoreVersion, setAddress, readPortal],
  appliers: switchboardAppliers, todos: switchboardTodos,
  scopedTables: [{ table: 'switchboard_version' }, { table: 'switchboard_layout' }, { table: 'switchboard_address' }],
  replayedTables: ['switchboard_version', 'switchboard_layout', 'switchboard_address'],
});
