import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('calendar');

export const calendarApi = {
  readYear: refs.query('readYear'),
  fillYear: refs.command('fillYear'),
} as const;

export type YearView = z.infer<typeof endpoints.readYear.output>;
export type YearDay = YearView['days'][number];

/** What the contract takes; the contract itself would bring the validator along. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
export const MOST_DAYS = 120;
