import { z } from 'zod';
import { anySignedIn } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { isUuid } from '#platform/kernel/id.ts';

const uuid = z.string().refine(isUuid);

/** Where the next page begins: after this notice. (The database knows no year 0.) */
const cursor = z.object({ madeAt: z.iso.datetime().refine((text) => text >= '0001'), noticeId: uuid });

/** More than this many unread ones are shown as "99+". */
export const UNREAD_CAP = 100;

export const endpoints = {
  listMine: defineQuery({
    id: 'notices.listMine', access: anySignedIn(),
    input: z.object({ before: cursor.optional() }),
    output: z.object({
      notices: z.array(z.object({
        noticeId: uuid, kind: z.string(), params: z.record(z.string(), z.string()), link: z.string(),
        madeAt: z.date(), isRead: z.boolean(),
      })),
      next: cursor.nullable(),
    }),
    errors: [],
  }),
  countUnread: defineQuery({
    id: 'notices.countUnread', access: anySignedIn(),
    input: z.object({}), output: z.object({ unread: z.int().max(UNREAD_CAP) }), errors: [],
  }),
  markRead: defineCommand({
    id: 'notices.markRead', access: anySignedIn(),
    input: z.object({ ids: z.array(uuid).min(1).max(200) }), output: z.object({ unread: z.int().max(UNREAD_CAP) }), errors: [],
  }),
} as const;
