import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { date, EXPENSE_KINDS, fen } from '../wire.ts';

const ofPlan = { planId: idField<'plan'>(), unionId: idField<'union'>() };
const kind = c2(z.enum(EXPENSE_KINDS));
const amount = c2(fen.nullable());

// Officers plan and settle where their desk stands: nothing of it crosses between the zones.

/** Begun, or handed in again after it was sent back: the whole plan as it stands now. */
export const planAsked = defineEvent('budgets.planAsked', {
  crosses: 'never', subject: 'planId',
  fields: {
    ...ofPlan, askerId: idField<'person'>(), year: c2(z.int()), kind, title: c2(z.string()), place: c2(z.string()), beginsOn: c2(date.nullable()), endsOn: c2(date.nullable()),
    people: c2(z.int()), total: c2(fen), lines: c2(z.array(z.object({ item: z.string(), unitPrice: fen, count: z.int(), amount: fen }))),
  },
});

export const planAgreed = defineEvent('budgets.planAgreed', { crosses: 'never', subject: 'planId', fields: { ...ofPlan, number: c2(z.int()) } });

export const planClosed = defineEvent('budgets.planClosed', {
  crosses: 'never', subject: 'planId', fields: { ...ofPlan, outcome: c2(z.enum(['refused', 'withdrawn'])) },
});

/** Receipts handed in: the plan waits for the decision about them. */
export const settlementReported = defineEvent('budgets.settlementReported', {
  crosses: 'never', subject: 'planId',
  fields: {
    ...ofPlan, settlementId: idField<'settlement'>(), peopleCame: c2(z.int().nullable()), spent: c2(fen),
    lines: c2(z.array(z.object({ item: z.string(), amount: fen, receipts: z.int() }))),
  },
});

export const settlementDropped = defineEvent('budgets.settlementDropped', { crosses: 'never', subject: 'planId', fields: { ...ofPlan, settlementId: idField<'settlement'>() } });

export const planSettled = defineEvent('budgets.planSettled', { crosses: 'never', subject: 'planId', fields: { ...ofPlan, settlementId: idField<'settlement'>() } });

export const allotmentSet = defineEvent('budgets.allotmentSet', {
  crosses: 'never', subject: 'unionId', fields: { yearId: idField<'budget-year'>(), unionId: idField<'union'>(), year: c2(z.int()), allotment: c2(fen), source: c2(z.string()) },
});

export const limitSet = defineEvent('budgets.limitSet', {
  crosses: 'never', subject: 'unionId',
  fields: { limitId: idField<'budget-limit'>(), unionId: idField<'union'>(), kind, perPerson: amount, perEvent: amount, source: c2(z.string()), validFrom: c2(date) },
});
