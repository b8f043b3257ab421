import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('checkin');

/** The endpoint that the phone asks, typed by the contract and without its schemas. */
export const checkinApi = { readTicket: refs.query('readTicket') } as const;

export type Ticket = NonNullable<z.infer<typeof endpoints.readTicket.output>['ticket']>;
