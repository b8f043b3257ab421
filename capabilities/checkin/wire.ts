import { z } from 'zod';
import { toInstant } from '#platform/kernel/clock.ts';
import { isUuid } from '#platform/kernel/id.ts';

/** How somebody was recognised: by the ticket on their phone, by their member card, by name on the list, or not at all (现场登记). */
export const WAYS_IN = ['ticket', 'card', 'list', 'walk-in'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** Bounds of one session's door. `passes` is what one upload holds; a door with more sends several. */
export const LIMITS = { doors: 30, name: 30, passes: 500, walkIn: 200, admitsFromMinutes: 24 * 60, notes: 5 } as const;
/** How long after the end doors may still send what they noted without a network. */
export const LATE_HOURS = 72;

export const uuid = z.string().refine(isUuid);
const [EARLIEST, LATEST] = [toInstant('2020-01-01T00:00:00Z'), toInstant('2100-01-01T00:00:00Z')];
export const moment = z.iso.datetime().transform(toInstant).refine((at) => at >= EARLIEST && at < LATEST);
/** SHA-256 of a door's secret in hex: the secret itself is made in the officer's browser and never told before a door uses it. */
export const secretHash = z.string().regex(/^[0-9a-f]{64}$/);
/** 32 characters of base64url: 192 bits, beyond guessing. */
export const secret = z.string().regex(/^[\w-]{32}$/);

/** Somebody was let in. The id is made at the door; a pass is never changed, only taken back. */
export const pass = z.object({
  passId: uuid, entryId: uuid.nullable(), cardId: uuid.nullable(), persons: z.int().min(1).max(LIMITS.walkIn), how: z.enum(WAYS_IN), at: moment, isUndone: z.boolean(),
});
/** A pass as the house tells it to all doors of its session. */
export const knownPass = pass.extend({ at: z.date(), doorId: uuid });
export const LANGUAGES = ['zh-CN', 'en'] as const;
/** A file as the server makes it. */
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
