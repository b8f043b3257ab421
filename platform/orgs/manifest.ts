import { bindResource } from '#platform/access/handler.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, errors, permissions, unionResource } from './contract.ts';
import { orgsAppliers, type ScopedTable } from './events.ts';
import { membershipErrors } from './memberships/membership-states.ts';
import { orgsHoldings } from './store/holdings.ts';
import { findUnionInReach } from './store/unions.ts';
import { appointOfficer, endOffice, listOfficers } from './use-cases/appoint-officer.ts';
import { foundUnionHandler } from './use-cases/found-union.ts';
import { listUnions } from './use-cases/list-unions.ts';
import { renameUnion, registerUnion } from './tree/describe-union.ts';
import { endingActions } from './tree/end-union.ts';
import { listOwnMembersHandler } from './tree/list-own-members.ts';
import { listBelowOn, readChronicle, readUnion } from './tree/read-tree.ts';
import { endSecondLine, leadUnion, moveUnion } from './tree/reshape.ts';
import { splitUnion } from './tree/split-union.ts';
import { findPlacedUnion } from './tree/store/hold-tree.ts';
import { placedUnionResource, treeEndpoints, treeErrors, treePermissions } from './contract/tree.ts';

/** Memberships before persons, as everybody who changes a home takes them: else two of them wait for each other. */
const OWN_SCOPED: readonly ScopedTable[] = [{ table: 'orgs_membership' }, { table: 'orgs_person' }, { table: 'orgs_decision' }];

/** Made last, from the scoped tables of all others: orgs rewrites their paths and knows none of them by name. */
export function orgsManifest(others: readonly ScopedTable[]): Manifest {
  const scopedTables = [...OWN_SCOPED, ...others];
  return defineModule({
    id: 'orgs', dependsOn: ['access'],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints: { ...endpoints, ...treeEndpoints }, errors: { ...errors, ...membershipErrors, ...treeErrors },
    permissions: [...permissions.entries, ...treePermissions.entries],
    handlers: [
      listUnions, foundUnionHandler, listOfficers, appointOfficer, endOffice,
      readUnion(scopedTables), readChronicle, listBelowOn, renameUnion, registerUnion,
      moveUnion, listOwnMembersHandler, splitUnion, leadUnion, endSecondLine,
    ],
    resources: [
      bindResource(unionResource, {
        load: findUnionInReach,
        placeOf: (row) => ({ orgPath: row.path, linePath: row.linePath, personId: null, receiptId: null }),
      }),
      bindResource(placedUnionResource, {
        load: findPlacedUnion,
        placeOf: ({ upper }) => ({ orgPath: upper.path, linePath: upper.linePath, personId: null, receiptId: null }),
      }),
    ],
    appliers: orgsAppliers(scopedTables),
    scopedTables: OWN_SCOPED,
    holdings: orgsHoldings,
    countersigned: endingActions(() => scopedTables),
    replayedTables: ['orgs_union', 'orgs_person', 'orgs_membership', 'orgs_placement', 'orgs_decision'],
  });
}
