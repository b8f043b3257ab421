import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, permissions } from './contract.ts';
import { startHandler } from './read-start.ts';

/** Made last, from what all rooms and modules say waits: the desk knows none of them by name. */
export function deskManifest(contributing: readonly Manifest[]): Manifest {
  return defineModule({
    id: 'desk', dependsOn: ['access'],
    endpoints, permissions: permissions.entries,
    handlers: [startHandler(contributing.flatMap((one) => one.todos), contributing.flatMap((one) => one.weeks))],
  });
}
