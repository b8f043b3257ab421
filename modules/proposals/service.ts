import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 提案办理 is off nobody proposes anew (flows asks for the service); what is under way is seconded, answered and counted. */
export const proposalsService = defineService('proposals', endpoints, {
  initially: 'on', icon: 'note', group: 'voice', order: 150, pages: ['/proposals'],
  goesOn: ['listMine', 'listShared', 'readShared', 'second', 'listProposals', 'readProposal', 'readFigures'],
});
