import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { endpoints as accounts } from '#platform/accounts/contract.ts';

const refs = endpointRefs<typeof endpoints>('privacy');
const accountRefs = endpointRefs<typeof accounts>('accounts');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const privacyApi = {
  listHoldings: refs.query('listHoldings'),
  readHolding: refs.query('readHolding'),
  revealHolding: refs.query('revealHolding'),
  listLooks: refs.query('listLooks'),
  exportMine: refs.query('exportMine'),
  readForgetting: refs.query('readForgetting'),
  askForgetting: refs.command('askForgetting'),
  withdrawForgetting: refs.command('withdrawForgetting'),
} as const;

export const proveApi = { requestCode: accountRefs.command('requestCode'), stepUp: accountRefs.command('stepUp') } as const;

export type ListedHolding = z.infer<typeof endpoints.listHoldings.output>['holdings'][number];
export type HoldingRows = z.infer<typeof endpoints.readHolding.output>['rows'];
export type Look = z.infer<typeof endpoints.listLooks.output>['looks'][number];
export type ToldForgetting = z.infer<typeof endpoints.readForgetting.output>;
