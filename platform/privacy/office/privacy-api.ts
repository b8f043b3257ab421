import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('privacy');

export const privacyOfficeApi = {
  readForgettingOf: refs.query('readForgettingOf'),
  askForgettingFor: refs.command('askForgettingFor'),
  withdrawForgettingFor: refs.command('withdrawForgettingFor'),
} as const;
