import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** The ten measures of 安康's model (双会助企十策), in its order; their names stand in locale/ as `measures.heading.…`. */
export const HEADINGS = [
  'guidance', 'coordination', 'joint-care', 'participation', 'activities', 'skills', 'rights', 'role-models', 'hardship', 'environment',
] as const;
export type Heading = (typeof HEADINGS)[number];

export const ITEM_STATUSES = ['not-begun', 'going', 'late', 'done'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

const FIRM_KINDS = ['company', 'workshop', 'self-employed', 'cooperative', 'other'] as const;
export type FirmKind = (typeof FIRM_KINDS)[number];

/** What a register list shows: everything, or the firms that a coverage figure counted, or left out. */
const FIRM_VIEWS = ['all', 'with-code', 'without-code', 'with-contact', 'without-contact', 'covered', 'uncovered'] as const;
export type FirmView = (typeof FIRM_VIEWS)[number];

/** What a spreadsheet may bring, by our names. */
export const FIRM_COLUMNS = [
  'name', 'creditCode', 'kind', 'industry', 'address', 'workers', 'contactName', 'phone', 'firmUnion',
] as const;
export type FirmColumn = (typeof FIRM_COLUMNS)[number];

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const year = z.int().min(2000).max(2100);
export const heading = z.enum(HEADINGS);
export const firmKind = z.enum(FIRM_KINDS);
export const firmView = z.enum(FIRM_VIEWS);
export const language = z.enum(['zh-CN', 'en']);
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
