import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('countersign');

export const countersignApi = {
  prepare: refs.command('prepare'),
  listRequests: refs.query('listRequests'),
  readRequest: refs.query('readRequest'),
  approve: refs.command('approve'),
  decline: refs.command('decline'),
  withdraw: refs.command('withdraw'),
  perform: refs.command('perform'),
} as const;

export type RequestSummary = z.infer<typeof endpoints.listRequests.output>['requests'][number];
export type RequestView = z.infer<typeof endpoints.readRequest.output>;
export type PlainLine = RequestView['lines'][number];
export type RequestState = RequestSummary['state'];
