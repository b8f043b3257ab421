import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { errors, planResource } from './contract/access.ts';
import { date, EXPENSE_KINDS, fen, limitAmounts, pageCursor, PLAN_VIEWS, planLine, uuid, year } from './wire.ts';

const source = z.string().trim().min(2).max(200);
const kind = z.enum(EXPENSE_KINDS);

const plans = {
  listPlans: defineQuery({
    id: 'budgets.listPlans', access: may('budgets.plan.read').listing(),
    input: z.object({ view: z.enum(PLAN_VIEWS), unionId: uuid.optional(), year: year.optional(), before: pageCursor.optional() }),
    output: z.object({ plans: z.array(planLine), next: pageCursor.nullable() }), errors: [],
  }),
  readPlan: defineQuery({
    id: 'budgets.readPlan', access: may('budgets.plan.read').on(planResource, 'planId'), input: z.object({ planId: uuid }),
    output: planLine.extend({
      askerName: z.string(), place: z.string(), endsOn: date.nullable(), peopleCame: z.int().nullable(), settlementId: uuid.nullable(),
      planned: z.array(z.object({ item: z.string(), unitPrice: fen, count: z.int(), amount: fen })),
      paid: z.array(z.object({ item: z.string(), amount: fen, receipts: z.int() })),
    }),
    errors: [],
  }),
};

const years = {
  /** A union's money of one year. Every number is the sum of the plans that the list shows under the same name. */
  readYear: defineQuery({
    id: 'budgets.readYear', access: may('budgets.plan.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year }),
    output: z.object({
      allotment: fen.nullable(), source: z.string().nullable(), asked: fen, committed: fen, spent: fen, remaining: z.int().nullable(),
      plans: z.object({ asked: z.int(), committed: z.int(), spent: z.int() }),
    }),
    errors: [],
  }),
  setAllotment: defineCommand({
    id: 'budgets.setAllotment', access: may('budgets.year.manage').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year, allotment: fen, source }),
    output: z.object({}), errors: [errors['below-committed']],
  }),
};

const limits = {
  /** What holds at a union today, kind by kind, and whose word it is. */
  listLimits: defineQuery({
    id: 'budgets.listLimits', access: may('budgets.plan.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ kinds: z.array(z.object({
      kind, inForce: z.object(limitAmounts),
      words: z.array(z.object({ setBy: z.string(), isOwn: z.boolean(), ...limitAmounts, source: z.string(), validFrom: date })),
    })) }),
    errors: [],
  }),
  /** In force from a day on, for the union and everything below it; stricter than above, never looser. */
  setLimit: defineCommand({
    id: 'budgets.setLimit', access: may('budgets.limit.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, kind, ...limitAmounts, source, validFrom: date }), output: z.object({}),
    errors: [errors['limit-looser'], errors['limit-past']],
  }),
};

export const endpoints = { ...plans, ...years, ...limits } as const;
