import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { definePermissions, ROLES } from '#platform/contract/permissions.ts';

export const permissions = definePermissions({ 'desk.start.read': ROLES });

const todoView = z.object({ kind: z.string(), count: z.int(), link: z.string(), isUrgent: z.boolean() });
const waitingView = z.object({ kind: z.string(), count: z.int(), link: z.string() });
const lineView = z.object({ kind: z.string(), came: z.int(), closed: z.int(), waits: z.int(), link: z.string() });

export const endpoints = {
  /** The console's first page: how much waits, at most five things to do, and the week. */
  readStart: defineQuery({
    id: 'desk.readStart', access: may('desk.start.read').listing(), input: z.object({}),
    output: z.object({
      /** All that stands on the officer's desk as one figure, and what it is made of. */
      waiting: z.object({ todo: z.int(), overdue: z.int(), parts: z.array(waitingView) }),
      todos: z.array(todoView), more: z.int(),
      week: z.object({ from: z.date(), to: z.date(), lines: z.array(lineView) }),
    }),
    errors: [],
  }),
} as const;
