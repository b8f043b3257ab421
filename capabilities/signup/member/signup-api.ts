import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('signup');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const signupApi = {
  readPlaces: refs.query('readPlaces'),
  listMine: refs.query('listMine'),
  enter: refs.command('enter'),
  leave: refs.command('leave'),
  answerOffer: refs.command('answerOffer'),
} as const;

export type Places = Omit<z.infer<typeof endpoints.readPlaces.output>['offers'][number], 'mine'>;
export type Standing = z.infer<typeof endpoints.enter.output>;
export type MyEntry = z.infer<typeof endpoints.listMine.output>['entries'][number];
