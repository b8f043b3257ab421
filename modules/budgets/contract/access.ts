import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { PlanRow } from '../store/rows.ts';

export const planResource = defineResource<PlanRow>('budgets.plan');

export const permissions = definePermissions({
  'budgets.plan.read': ['chair', 'administrator', 'contact-person', 'audit-officer'],
  'budgets.year.manage': ['chair', 'administrator'],
  'budgets.limit.manage': ['chair', 'administrator'],
});

export const errors = defineErrors('budgets', {
  'no-allotment': 'conflict',
  'beyond-allotment': 'conflict',
  'below-committed': 'conflict',
  'over-event-limit': 'invalid',
  'over-person-limit': 'invalid',
  'over-budget': 'invalid',
  'explanation-needed': 'invalid',
  'plan-unknown': 'invalid',
  'plan-not-open': 'conflict',
  'limit-looser': 'invalid',
  'limit-past': 'invalid',
});
