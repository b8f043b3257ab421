import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('activities');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const activitiesApi = {
  listForMe: refs.query('listForMe'),
  readForMe: refs.query('readForMe'),
  rateSession: refs.command('rateSession'),
} as const;

export type MyActivity = z.infer<typeof endpoints.listForMe.output>['activities'][number];
export type Activity = z.infer<typeof endpoints.readForMe.output>;
export type Session = Activity['sessions'][number];

export const VIEWS = ['list', 'calendar'] as const;
export type View = (typeof VIEWS)[number];

export function toView(asked: string | null): View {
  return VIEWS.find((view) => view === asked) ?? 'list';
}
