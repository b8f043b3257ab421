import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('accounts');

export const pairingApi = {
  offerPairing: refs.command('offerPairing'),
  claimPairing: refs.command('claimPairing'),
  readPairing: refs.query('readPairing'),
  confirmPairing: refs.command('confirmPairing'),
  cancelPairing: refs.command('cancelPairing'),
  finishPairing: refs.command('finishPairing'),
} as const;

export type Pairing = z.infer<typeof endpoints.readPairing.output>;
