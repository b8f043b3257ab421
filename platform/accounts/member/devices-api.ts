import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

export const devicesApi = {
  listSessions: refs.query('listSessions'),
  endSession: refs.command('endSession'),
  endOtherSessions: refs.command('endOtherSessions'),
} as const;

export type Device = z.infer<typeof endpoints.listSessions.output>['sessions'][number];
