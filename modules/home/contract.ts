import { z } from 'zod';
import { anySignedIn } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { portal } from '#platform/switchboard/contract.ts';

export const endpoints = {
  /** What the worker's home shows of the person, and the home as the person's own union has made it. */
  readHome: defineQuery({
    id: 'home.readHome', access: anySignedIn(), input: z.object({}),
    output: z.object({
      name: z.string(), unionName: z.string().nullable(), appealsWaiting: z.int(), unreadNotices: z.int(), portal,
    }),
    errors: [],
  }),
} as const;
