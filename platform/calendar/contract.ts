import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

export const permissions = definePermissions({
  'calendar.day.read': ['chair', 'administrator', 'contact-person', 'system-officer', 'audit-officer'],
  'calendar.day.edit': ['system-officer', 'chair'],
});

export const errors = defineErrors('calendar', {
  'not-topmost': 'forbidden',
  'not-published': 'conflict',
  'day-outside-year': 'invalid',
  'day-twice': 'invalid',
  'statutory-day-worked': 'invalid',
});

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const year = z.int().min(2000).max(2100);

/** A day as an announcement names it. */
const yearDay = z.object({ date, isWorking: z.boolean(), name: z.string().trim().min(1).max(30) });
export type YearDay = z.infer<typeof yearDay>;
/** A year's named days and where they come from. An announcement names about forty. */
export const yearTable = z.object({ source: z.string().trim().min(2).max(200), days: z.array(yearDay).max(120) });
export type YearTable = z.infer<typeof yearTable>;

export const endpoints = {
  readYear: defineQuery({
    id: 'calendar.readYear', access: may('calendar.day.read').listing(),
    input: z.object({ year }),
    output: z.object({
      year, isKnown: z.boolean(), isPublished: z.boolean(), source: z.string().nullable(), filledAt: z.date().nullable(),
      workingDays: z.int(), days: z.array(yearDay),
    }),
    errors: [],
  }),
  fillYear: defineCommand({
    id: 'calendar.fillYear', access: may('calendar.day.edit').listing(),
    input: z.object({ year, table: yearTable.optional() }),
    output: z.object({ year, workingDays: z.int() }),
    errors: Object.values(errors),
  }),
} as const;
