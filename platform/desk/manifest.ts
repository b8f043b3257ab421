import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, permissions } from './contract.ts';
import { startHandler } from './read-start.ts';

/** Made last, from what all rooms and modules say waits: the desk knows none of them by name. */
export function deskManifest(contributing: readonly Manifest[]): Manifest {
  return defineModule({
    id: 'desk', dependsOn: ['access'],
    endpoints, permissions: permissions.entries,
    handlers: [startHandler({
      todos: contributing.flatMap((one) => one.todos), weeks: contributing.flatMap((one) => one.weeks),
      waiting: contributing.flatMap((one) => [...one.waiting, ...one.deskItems.map((source) => ({ ...source, link: `/flows?process=${source.kind}` }))]),
    })],
  });
}
