import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('example-service');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const exampleServiceApi = {
  listMine: refs.query('listMine'),
  makeEntry: refs.command('makeEntry'),
} as const;

export type OwnEntry = z.infer<typeof endpoints.listMine.output>['entries'][number];
