import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('register');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const ownRecordApi = {
  readOwnRecord: refs.query('readOwnRecord'),
  proposeCorrection: refs.command('proposeCorrection'),
  withdrawCorrection: refs.command('withdrawCorrection'),
} as const;

export type OwnRecord = z.infer<typeof endpoints.readOwnRecord.output>;
export type OwnCorrection = NonNullable<OwnRecord['correction']>;
export type Changes = z.input<typeof endpoints.proposeCorrection.input>['changes'];
