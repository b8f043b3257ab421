import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { MOST_FEN } from '#platform/forms/amount.ts';

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const year = z.int().min(2000).max(2100);
export const fen = z.int().min(0).max(MOST_FEN);

/** 职工活动支出、维权支出 and 业务支出 of the grass-roots unions' accounts, as far as an activity is one. */
export const EXPENSE_KINDS = ['education', 'culture-sports', 'publicity', 'collective-welfare', 'other-activity', 'care', 'protection', 'training', 'meeting'] as const;
/** 审批中 · 已批复 · 报销审批中 · 已结算 · 未批准 · 已撤回. */
export const PLAN_STATES = ['asked', 'agreed', 'settling', 'settled', 'refused', 'withdrawn'] as const;
/** What the list shows: the work under way, everything, and for each number of a year the plans that make it up. */
export const PLAN_VIEWS = ['open', 'asked', 'committed', 'spent', 'all'] as const;

export const pageCursor = z.object({ askedAt: z.iso.datetime(), planId: uuid });

export const planLine = z.object({
  planId: uuid, title: z.string(), kind: z.enum(EXPENSE_KINDS), state: z.enum(PLAN_STATES),
  /** 2026-003 once it is agreed to; the settlement names it. */
  number: z.string().nullable(), unionId: uuid, unionName: z.string(), year, beginsOn: date.nullable(), people: z.int(), total: fen, spent: fen.nullable(), askedAt: z.date(),
});

/** What an activity may cost; null says nothing. */
export const limitAmounts = { perPerson: fen.nullable(), perEvent: fen.nullable() };
