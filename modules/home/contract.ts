import { z } from 'zod';
import { anySignedIn } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';

export const endpoints = {
  /** What the worker's home shows of the person; everything else on it is the same for everybody. */
  readHome: defineQuery({
    id: 'home.readHome', access: anySignedIn(), input: z.object({}),
    output: z.object({
      name: z.string(), unionName: z.string().nullable(), appealsWaiting: z.int(), unreadNotices: z.int(),
    }),
    errors: [],
  }),
} as const;
