import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { errors, permissions, proposalResource } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { proposalsAppliers } from './events/apply.ts';
import { proposalProcess } from './flows/proposal.ts';
import { proposalsHoldings } from './holdings.ts';
import { proposalsService } from './service.ts';
import { findProposal } from './store/proposals.ts';
import { listMine, listShared, readShared, second } from './use-cases/fellow-members.ts';
import { listProposals, readFigures, readProposal } from './use-cases/read-proposals.ts';

/** 提案办理: members propose, others second, the union files, an office answers, the proposer rates. */
export const proposalsModule = defineModule({
  id: 'proposals', service: proposalsService,
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [listMine, listShared, readShared, second, listProposals, readProposal, readFigures],
  resources: [bindResource(proposalResource, {
    load: findProposal, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: null }),
  })],
  appliers: proposalsAppliers,
  processes: [proposalProcess],
  scopedTables: [{ table: 'proposals_proposal' }],
  replayedTables: ['proposals_proposal', 'proposals_second'],
  holdings: proposalsHoldings,
});
