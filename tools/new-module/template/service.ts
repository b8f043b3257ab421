import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 示例服务 is off nobody makes an entry; what was made is read, answered and counted. */
export const exampleServiceService = defineService('example-service', endpoints, {
  initially: 'on', icon: 'note', group: 'voice', order: 900, pages: [],
  goesOn: ['listMine', 'listEntries', 'readEntry', 'answerEntry', 'readFigures'],
});
