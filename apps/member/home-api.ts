import type { z } from 'zod';
import type { endpoints } from '#modules/home/contract.ts';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints as switchboard } from '#platform/switchboard/contract.ts';

const refs = endpointRefs<typeof endpoints>('home');

export const homeApi = { readHome: refs.query('readHome') } as const;
export const portalApi = { readPortal: endpointRefs<typeof switchboard>('switchboard').query('readPortal') } as const;

export type PersonHome = z.infer<typeof endpoints.readHome.output>;
export type Portal = PersonHome['portal'];
