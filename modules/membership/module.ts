import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { errors, foundingResource, joinResource, permissions, transferEndResource, transferResource } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { membershipAppliers } from './events/apply.ts';
import { foundingProcess } from './flows/founding.ts';
import { membershipService } from './service.ts';
import { membershipHoldings } from './holdings.ts';
import { findFounding } from './store/foundings.ts';
import { findJoin } from './store/joins.ts';
import { findTransfer, findTransferEnd } from './store/transfers.ts';
import { askToJoin, correctJoin, withdrawJoin } from './use-cases/ask-to-join.ts';
import { readCardKeys } from './use-cases/card-keys.ts';
import { checkCard, issueCard, readCard } from './use-cases/cards.ts';
import { acceptJoin, refuseJoin, sendBackJoin } from './use-cases/decide-joins.ts';
import { findUnions, proposeUnions, readJoinCode, readUnionCode } from './use-cases/find-unions.ts';
import { leave, readMine, retain } from './use-cases/own-membership.ts';
import { listBlankSpots, listFoundings, readDocument, readFounding } from './use-cases/read-foundings.ts';
import { listJoins, readJoin, revealApplicant } from './use-cases/read-joins.ts';
import { listLimits, setLimits } from './use-cases/limits.ts';
import { printJoinPoster } from './use-cases/join-poster.ts';
import { membershipTodos } from './use-cases/list-todos.ts';
import { listTransfers } from './use-cases/read-transfers.ts';
import { askTransfer, confirmTransfer, objectToTransfer, withdrawTransfer } from './use-cases/transfers.ts';

type Placed = { readonly orgPath: string; readonly linePath: string | null; readonly personId: string };
const placeOf = (row: Placed) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: null });

/** 建会入会: workers join, move and found; both ends decide; a card that another union's phone can check. */
export const membershipModule = defineModule({
  id: 'membership', service: membershipService,
  dependsOn: ['measures', 'register'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    readJoinCode, findUnions, proposeUnions, askToJoin, correctJoin, withdrawJoin, readUnionCode, printJoinPoster, listJoins, readJoin, revealApplicant,
    acceptJoin, sendBackJoin, refuseJoin, readMine, issueCard, readCard, readCardKeys, checkCard, askTransfer, withdrawTransfer, retain, leave,
    listTransfers, confirmTransfer, objectToTransfer, listFoundings, readFounding, readDocument, listBlankSpots, listLimits, setLimits,
  ],
  resources: [
    bindResource(joinResource, { load: findJoin, placeOf }),
    bindResource(transferResource, {
      load: findTransfer, placeOf: (row) => ({ orgPath: '', linePath: null, personId: row.personId, receiptId: null }),
    }),
    bindResource(transferEndResource, {
      load: findTransferEnd, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
    }),
    bindResource(foundingResource, { load: findFounding, placeOf }),
  ],
  appliers: membershipAppliers,
  scopedTables: [{ table: 'membership_join' }, { table: 'membership_transfer_end' }, { table: 'membership_founding' }, { table: 'membership_founding_step' }, { table: 'membership_limit' }],
  replayedTables: ['membership_join', 'membership_transfer', 'membership_transfer_end', 'membership_founding', 'membership_founding_step', 'membership_card', 'membership_card_key', 'membership_limit'],
  processes: [foundingProcess],
  todos: membershipTodos,
  holdings: membershipHoldings,
});
