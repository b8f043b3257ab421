import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { EXPENSE_KINDS, PLAN_VIEWS } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('budgets');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const budgetsApi = {
  listPlans: refs.query('listPlans'),
  readPlan: refs.query('readPlan'),
  readYear: refs.query('readYear'),
  listLimits: refs.query('listLimits'),
  setAllotment: refs.command('setAllotment'),
  setLimit: refs.command('setLimit'),
} as const;

export type PlanLine = z.infer<typeof endpoints.listPlans.output>['plans'][number];
export type Plan = z.infer<typeof endpoints.readPlan.output>;
export type YearView = z.infer<typeof endpoints.readYear.output>;
export type KindLimits = z.infer<typeof endpoints.listLimits.output>['kinds'][number];
export type PlanView = (typeof PLAN_VIEWS)[number];
export type ExpenseKind = (typeof EXPENSE_KINDS)[number];

// Spelled out instead of imported: the tuples would bring the validator along. `satisfies` keeps them complete.
const views = { open: true, asked: true, committed: true, spent: true, all: true } satisfies Record<PlanView, true>;
const kinds = {
  'education': true, 'culture-sports': true, 'publicity': true, 'collective-welfare': true, 'other-activity': true, 'care': true, 'protection': true, 'training': true, 'meeting': true,
} satisfies Record<ExpenseKind, true>;

export const VIEW_LIST = Object.keys(views).filter(isPlanView);
export const KIND_LIST = Object.keys(kinds).filter(isExpenseKind);

export function isPlanView(text: string): text is PlanView {
  return Object.hasOwn(views, text);
}

export function isExpenseKind(text: string): text is ExpenseKind {
  return Object.hasOwn(kinds, text);
}
