import type { AnyCountersignedAction } from '#platform/access/countersigned-action.ts';
import { bindResource } from '#platform/access/handler.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, errors, permissions, requestResource } from './contract.ts';
import { countersignAppliers } from './events.ts';
import { countersignHoldings } from './store/holdings.ts';
import { findRequest } from './store/requests.ts';
import { countersignTodos } from './todos.ts';
import { decisionHandlers } from './use-cases/decide-request.ts';
import { preparingHandlers } from './use-cases/perform-request.ts';
import { readingHandlers } from './use-cases/read-requests.ts';

/** Made from the actions of all rooms and modules: countersign knows none of them by name. */
export function countersignManifest(contributed: readonly AnyCountersignedAction[]): Manifest {
  const actions = new Map(contributed.map((action) => [action.id, action]));
  if (actions.size !== contributed.length) throw new TypeError('an action to countersign is defined twice');
  return defineModule({
    id: 'countersign', dependsOn: ['access', 'orgs'],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints, errors, permissions: permissions.entries,
    handlers: [...preparingHandlers(actions), ...decisionHandlers(actions), ...readingHandlers(actions)],
    resources: [bindResource(requestResource, {
      load: findRequest,
      placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
    })],
    appliers: countersignAppliers,
    scopedTables: [{ table: 'countersign_request' }],
    replayedTables: ['countersign_request'],
    todos: countersignTodos(actions),
    holdings: countersignHoldings,
  });
}
