import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const textKey = z.enum(['account', 'joining', 'register', 'appeals', 'family', 'aid']);
export const purpose = z.enum(['account', 'joining', 'id-number', 'register', 'special-status', 'appeals', 'family', 'child', 'aid', 'aid-publicity']);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** By which way somebody said yes: on their phone, on paper at a counter, or to whoever collected a roster. */
export const WAYS = ['phone', 'counter', 'roster'] as const;
export type Way = (typeof WAYS)[number];

/** What comes along with a form: the text that was read, and each purpose that was ticked by itself. */
export const agreement = z.object({ hash, purposes: z.array(purpose).max(8) });
export type Agreement = z.infer<typeof agreement>;

/** Who speaks for a child, and how they are related. */
export const guardian = z.object({ name: z.string().trim().min(2).max(40), relation: z.enum(['father', 'mother', 'grandparent', 'other']) });
export type Guardian = z.infer<typeof guardian>;

const words = z.record(z.string().max(40), z.string().trim().max(1500));
export const content = z.object({ 'zh-CN': words, 'en': words.nullable() });
