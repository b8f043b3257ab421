import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 困难帮扶 is off nobody applies; dossiers are read, and what is under way or was paid is counted. */
export const aidService = defineService('aid', endpoints, {
  initially: 'on', icon: 'heart', group: 'care', order: 200, pages: ['/aid'],
  goesOn: ['listMine', 'listDossiers', 'readDossier', 'readFigures', 'listApplications', 'listPayments', 'exportFigures', 'readStandard'],
});
