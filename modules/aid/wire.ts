import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** 深度困难, 相对困难, 意外致困 (domain.md §4.1). */
export const LEVELS = ['deep', 'relative', 'accident'] as const;
export type Level = (typeof LEVELS)[number];

/** 生活, 医疗, 助学, 意外 assistance: what a year's money is given for. */
export const AID_FORMS = ['living', 'medical', 'schooling', 'accident'] as const;
export type AidForm = (typeof AID_FORMS)[number];

/** How money was handed over. It happens outside; only that it happened is kept. Aid goes to an account in the worker's own name. */
export const PAID_WAYS = ['bank', 'social-security-card', 'other'] as const;
export type PaidWay = (typeof PAID_WAYS)[number];

export const APPLICATION_STATES = ['asked', 'agreed', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** in file, and left it because the hardship has ended (脱困退出). */
export const DOSSIER_STATES = ['active', 'left'] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** What a list of dossiers shows. due: the yearly review has fallen due. */
export const DOSSIER_VIEWS = ['active', 'due', 'left', 'opened'] as const;
export type DossierView = (typeof DOSSIER_VIEWS)[number];
/** What a list of applications shows: for each figure those it counted. */
export const APPLICATION_VIEWS = ['all', 'asked', 'agreed', 'refused'] as const;
export type ApplicationView = (typeof APPLICATION_VIEWS)[number];

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const year = z.int().min(2000).max(2100);
export const month = z.int().min(1).max(12);
export const level = z.enum(LEVELS);
export const aidForm = z.enum(AID_FORMS);
export const paidWay = z.enum(PAID_WAYS);
export const language = z.enum(['zh-CN', 'en']);
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** Fen, and no more than a union could ever give. */
export const fen = z.int().min(0).max(1_000_000_000);
