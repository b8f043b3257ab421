import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('draw');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const drawApi = {
  listTasks: refs.query('listTasks'),
  commitForUnion: refs.command('commitForUnion'),
  reveal: refs.command('reveal'),
  askCloser: refs.command('askCloser'),
  extend: refs.command('extend'),
  turnToApproval: refs.command('turnToApproval'),
  listWeights: refs.query('listWeights'),
  findEntries: refs.query('findEntries'),
  setWeight: refs.command('setWeight'),
} as const;

export type DrawTask = z.infer<typeof endpoints.listTasks.output>['tasks'][number];
export type Weights = z.infer<typeof endpoints.listWeights.output>;
export type Given = Weights['weights'][number];
export type Found = z.infer<typeof endpoints.findEntries.output>['entries'][number];
export type CoarseWeight = z.input<typeof endpoints.setWeight.input>['weight'];
