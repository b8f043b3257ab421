import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 建会入会 is off nobody applies anew; what is under way is decided, and members keep their card and their way out. */
export const membershipService = defineService('membership', endpoints, {
  initially: 'on', icon: 'home', group: 'belonging', order: 200,
  pages: ['/union', '/card'],
  goesOn: [
    'readJoinCode', 'findUnions', 'proposeUnions', 'listJoins', 'readJoin', 'revealApplicant', 'readMine', 'issueCard', 'readCard', 'checkCard', 'retain', 'leave', 'listTransfers',
    'listFoundings', 'readFounding', 'readDocument', 'listBlankSpots',
    // A member of another union shows a card here as well.
    'readCardKeys',
  ],
  // Who asks may belong to no union yet: what counts is the one they ask.
  asksItself: ['askToJoin'],
});
