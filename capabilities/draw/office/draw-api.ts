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
} as const;

export type DrawTask = z.infer<typeof endpoints.listTasks.output>['tasks'][number];
