import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const year = z.int().min(2000).max(2100);

export const CATEGORIES = ['pay', 'safety', 'welfare', 'training', 'management', 'culture', 'other'] as const;
/** 附议中 · 待审查 · 办理中 · 已答复 · 办结 · 已撤回. */
export const STATES = ['seconding', 'reviewing', 'handling', 'answered', 'ended', 'withdrawn'] as const;
/** 立案 · 并案 · 转为意见建议 · 不予立案. */
export const DECISIONS = ['filed', 'merged', 'noted', 'not-filed'] as const;
/** A 已解决 · B 列入计划 · C 留作参考. */
export const ANSWER_CLASSES = ['solved', 'planned', 'reference'] as const;
export const RATINGS = ['satisfied', 'basically', 'not'] as const;

/** What the console's list shows: the work under way, and for each figure the proposals that it counted. */
export const LIST_VIEWS = ['open', 'made', 'decided', 'filed', 'answered', 'in-time', 'rated', 'satisfied'] as const;
/** What fellow members see: those that look for seconds, and those that were filed. */
export const SHARED_VIEWS = ['seconding', 'filed'] as const;

export const pageCursor = z.object({ madeAt: z.iso.datetime(), proposalId: uuid });

/** What every list says of a proposal. */
export const proposalLine = z.object({
  proposalId: uuid, title: z.string(), category: z.enum(CATEGORIES), state: z.enum(STATES), decision: z.enum(DECISIONS).nullable(),
  /** 2026-007 once it is filed. */
  number: z.string().nullable(), seconds: z.int(), madeAt: z.date(), answerBy: date.nullable(), rating: z.enum(RATINGS).nullable(),
});
