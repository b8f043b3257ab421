import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints, meView } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

export const accountsApi = {
  readMe: refs.query('readMe'),
  signInWithPassword: refs.command('signInWithPassword'),
  redeemLink: refs.command('redeemLink'),
  makeStartLink: refs.command('makeStartLink'),
  signOut: refs.command('signOut'),
  stepUp: refs.command('stepUp'),
  beginTotp: refs.command('beginTotp'),
  confirmTotp: refs.command('confirmTotp'),
  changePassword: refs.command('changePassword'),
} as const;

export type Me = z.infer<typeof meView>;
export type MyGrant = Me['grants'][number];
