import type { Holding } from '#platform/access/holding.ts';
import { bindResource } from '#platform/access/handler.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints, errors, permissions, personResource } from './contract.ts';
import { privacyAppliers } from './events.ts';
import { privacyHoldings } from './store/holdings.ts';
import { findHeldPerson } from './store/people.ts';
import { exportHandler } from './use-cases/export-mine.ts';
import { forgettingHandlers } from './use-cases/ask-forgetting.ts';
import { holdingHandlers } from './use-cases/read-holdings.ts';

/** What all rooms and modules keep about people, this one's included. */
export function gatherHoldings(manifests: readonly Manifest[]): readonly Holding[] {
  const gathered = [...manifests.filter(({ id }) => id !== 'privacy').flatMap((one) => one.holdings), ...privacyHoldings];
  if (new Set(gathered.map(({ id }) => id)).size !== gathered.length) throw new TypeError('a holding is defined twice');
  return gathered;
}

/** Made last, from what everybody says they keep: privacy knows no module by name. */
export function privacyManifest(contributing: readonly Manifest[]): Manifest {
  const holdings = gatherHoldings(contributing);
  return defineModule({
    id: 'privacy', dependsOn: ['access', 'accounts', 'orgs', 'jobs', 'keeping', 'sheets'],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints, errors, permissions: permissions.entries,
    handlers: [...holdingHandlers(holdings), exportHandler(holdings), ...forgettingHandlers(holdings)],
    resources: [bindResource(personResource, {
      load: findHeldPerson,
      placeOf: (row) => ({ orgPath: row.orgPath ?? '', linePath: row.linePath, personId: null, receiptId: null }),
    })],
    appliers: privacyAppliers(holdings),
    replayedTables: ['privacy_forgetting'],
    holdings: privacyHoldings,
  });
}
