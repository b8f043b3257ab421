import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('switchboard');

export const switchboardApi = {
  readStates: refs.query('readStates'),
  readLayout: refs.query('readLayout'),
  publishLayout: refs.command('publishLayout'),
  restoreVersion: refs.command('restoreVersion'),
  setAddress: refs.command('setAddress'),
} as const;

export type LayoutView = z.infer<typeof endpoints.readLayout.output>;
export type ServiceView = LayoutView['services'][number];
