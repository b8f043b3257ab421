import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('draw');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const drawApi = {
  readDraw: refs.query('readDraw'),
  readFile: refs.query('readFile'),
  readMine: refs.query('readMine'),
  commitAsWorker: refs.command('commitAsWorker'),
  reveal: refs.command('reveal'),
} as const;

export type DrawView = z.infer<typeof endpoints.readDraw.output>;
export type MyDraw = z.infer<typeof endpoints.readMine.output>;
export type OwnEntry = NonNullable<MyDraw['entry']>;
