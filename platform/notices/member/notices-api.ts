import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('notices');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const noticesApi = {
  listMine: refs.query('listMine'),
  markRead: refs.command('markRead'),
} as const;

export type NoticePage = z.infer<typeof endpoints.listMine.output>;
export type Notice = NoticePage['notices'][number];
