import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('desk');

export const deskApi = { readStart: refs.query('readStart') } as const;

export type Start = z.infer<typeof endpoints.readStart.output>;
