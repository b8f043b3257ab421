import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('keeping');

export const keepingApi = {
  readRetention: refs.query('readRetention'),
  chooseRetention: refs.command('chooseRetention'),
} as const;

export type RetentionView = z.infer<typeof endpoints.readRetention.output>;
export type KindView = RetentionView['kinds'][number];
