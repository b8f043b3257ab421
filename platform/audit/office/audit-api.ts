import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('audit');

export const auditApi = {
  readTree: refs.query('readTree'),
  compareCheckpoint: refs.query('compareCheckpoint'),
  verifyTree: refs.command('verifyTree'),
} as const;

export type TreeView = z.infer<typeof endpoints.readTree.output>;
export type Compared = z.infer<typeof endpoints.compareCheckpoint.output>;
