import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints, meView } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const accountsApi = {
  readMe: refs.query('readMe'),
  requestCode: refs.command('requestCode'),
  signInWithCode: refs.command('signInWithCode'),
  redeemLink: refs.command('redeemLink'),
  signOut: refs.command('signOut'),
} as const;

export type Me = z.infer<typeof meView>;
