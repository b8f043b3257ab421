import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints, meView } from '../contract.ts';
import type { passkeyProof, passkeyView } from '../contract/passkey-wire.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

export const accountsApi = {
  readMe: refs.query('readMe'),
  signInWithPassword: refs.command('signInWithPassword'),
  redeemLink: refs.command('redeemLink'),
  makeStartLink: refs.command('makeStartLink'),
  makeRecoveryLink: refs.command('makeRecoveryLink'),
  signOut: refs.command('signOut'),
  stepUp: refs.command('stepUp'),
  beginTotp: refs.command('beginTotp'),
  confirmTotp: refs.command('confirmTotp'),
  changePassword: refs.command('changePassword'),
  readDoors: refs.query('readDoors'),
  beginDirectorySignIn: refs.command('beginDirectorySignIn'),
  finishDirectorySignIn: refs.command('finishDirectorySignIn'),
  listPasskeys: refs.query('listPasskeys'),
  beginPasskey: refs.command('beginPasskey'),
  addPasskey: refs.command('addPasskey'),
  renamePasskey: refs.command('renamePasskey'),
  removePasskey: refs.command('removePasskey'),
  beginPasskeyProof: refs.command('beginPasskeyProof'),
  signInWithPasskey: refs.command('signInWithPasskey'),
} as const;

export type Me = z.infer<typeof meView>;
export type KeyProof = z.infer<typeof passkeyProof>;
export type MyKey = z.infer<typeof passkeyView>;
export type MyGrant = Me['grants'][number];
