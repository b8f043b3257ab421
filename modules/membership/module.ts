import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { errors, foundingResource, joinResource, permissions } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { membershipAppliers } from './events/apply.ts';
import { foundingProcess } from './flows/founding.ts';
import { joinProcess } from './flows/join.ts';
import { transferProcess } from './flows/transfer.ts';
import { membershipService } from './service.ts';
import { membershipHoldings } from './holdings.ts';
import { findFounding } from './store/foundings.ts';
import { findJoin } from './store/joins.ts';
import { askToJoin } from './use-cases/ask-to-join.ts';
import { readCardKeys } from './use-cases/card-keys.ts';
import { checkCard, issueCard, readCard } from './use-cases/cards.ts';
import { findUnions, proposeUnions, readJoinCode, readUnionCode } from './use-cases/find-unions.ts';
import { leave, readMine, retain } from './use-cases/own-membership.ts';
import { listBlankSpots, listFoundings, readDocument, readFounding } from './use-cases/read-foundings.ts';
import { listJoins, readJoin, revealApplicant } from './use-cases/read-joins.ts';
import { listLimits, setLimits } from './use-cases/limits.ts';
import { printJoinPoster } from './use-cases/join-poster.ts';
import { listTransfers } from './use-cases/read-transfers.ts';

type Placed = { readonly orgPath: string; readonly linePath: string | null; readonly personId: string };
const placeOf = (row: Placed) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: null });

/** 建会入会: workers join, move and found; both ends decide; a card that another union's phone can check. */
export const membershipModule = defineModule({
  id: 'membership', service: membershipService,
  dependsOn: ['measures', 'register'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    readJoinCode, findUnions, proposeUnions, askToJoin, readUnionCode, printJoinPoster, listJoins, readJoin, revealApplicant, readMine, issueCard,
    readCard, readCardKeys, checkCard, retain, leave, listTransfers, listFoundings, readFounding, readDocument, listBlankSpots, listLimits, setLimits,
  ],
  resources: [
    bindResource(joinResource, { load: findJoin, placeOf }),
    bindResource(foundingResource, { load: findFounding, placeOf }),
  ],
  appliers: membershipAppliers,
  scopedTables: [{ table: 'membership_join' }, { table: 'membership_transfer_end' }, { table: 'membership_founding' }, { table: 'membership_founding_step' }, { table: 'membership_limit' }],
  replayedTables: ['membership_join', 'membership_transfer', 'membership_transfer_end', 'membership_founding', 'membership_founding_step', 'membership_card', 'membership_card_key', 'membership_limit'],
  processes: [foundingProcess, joinProcess, transferProcess],
  holdings: membershipHoldings,
});
