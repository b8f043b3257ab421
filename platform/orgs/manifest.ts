import { bindResource } from '#platform/access/handler.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, errors, permissions, unionResource } from './contract.ts';
import { orgsAppliers, type ScopedTable } from './events.ts';
import { findUnionInReach } from './store/unions.ts';
import { appointOfficer, endOffice, listOfficers } from './use-cases/appoint-officer.ts';
import { foundUnionHandler } from './use-cases/found-union.ts';
import { listUnions } from './use-cases/list-unions.ts';

/** Made last, from the scoped tables of all others: orgs rewrites their paths and knows none of them by name. */
export function orgsManifest(scopedTables: readonly ScopedTable[]): Manifest {
  return defineModule({
    id: 'orgs', dependsOn: ['access'],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints, errors, permissions: permissions.entries,
    handlers: [listUnions, foundUnionHandler, listOfficers, appointOfficer, endOffice],
    resources: [bindResource(unionResource, {
      load: findUnionInReach,
      placeOf: (row) => ({ orgPath: row.path, linePath: row.linePath, personId: null, receiptId: null }),
    })],
    appliers: orgsAppliers([{ table: 'orgs_person' }, ...scopedTables]),
    scopedTables: [{ table: 'orgs_person' }],
    replayedTables: ['orgs_union', 'orgs_person'],
  });
}
