import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** 双会助企 is work of the console alone: nothing of it waits for a worker, so where it is off all of it rests. */
export const measuresService = defineService('measures', endpoints, {
  initially: 'on', icon: 'building', group: 'growth', order: 200, pages: [], goesOn: [],
});
