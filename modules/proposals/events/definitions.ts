import { z } from 'zod';
import { c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { count, type FigureChange } from '#platform/contract/figure.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { METRICS, stepsOfAnswer, stepsOfDecision, stepsOfRating, type Step } from '../rules/figures.ts';
import { ANSWER_CLASSES, CATEGORIES, date, DECISIONS, RATINGS, uuid } from '../wire.ts';

/** What every event repeats of its proposal, so that figures need not look anything up. */
const ofProposal = { proposalId: idField<'proposal'>(), personId: idField<'person'>(), unionId: idField<'union'>(), madeOn: c2(date) };
const written = { title: c2(z.string()), category: c2(z.enum(CATEGORIES)), isUnnamed: c2(z.boolean()), reason: c3(z.string()), suggestion: c3(z.string()) };

function counted(event: { readonly unionId: UnionId; readonly madeOn: PlainDate }, steps: readonly Step[]): readonly FigureChange[] {
  return steps.map(({ metric, by }) => count(metric, event.unionId, event.madeOn, by));
}

export const proposalSubmitted = defineEvent('proposals.proposalSubmitted', {
  crosses: 'to-lan', subject: 'proposalId', sealedBy: 'personId', fields: { ...ofProposal, ...written },
  figures: (event) => counted(event, [{ metric: METRICS.made, by: 1 }]),
});

/** Sent back and handed in again: who seconded, seconded what stood there before. */
export const proposalRewritten = defineEvent('proposals.proposalRewritten', {
  crosses: 'to-lan', subject: 'proposalId', sealedBy: 'personId', fields: { ...ofProposal, ...written },
});

export const proposalSeconded = defineEvent('proposals.proposalSeconded', {
  crosses: 'to-lan', subject: 'proposalId',
  fields: { proposalId: idField<'proposal'>(), seconderId: idField<'person'>(), unionId: idField<'union'>(), isEnough: c2(z.boolean()) },
});

/** 立案审查. `year` and `number` only for what is filed; it keeps them when it is decided anew. */
export const proposalDecided = defineEvent('proposals.proposalDecided', {
  crosses: 'both', subject: 'proposalId',
  fields: {
    ...ofProposal, decision: c2(z.enum(DECISIONS)), former: c2(z.enum(DECISIONS).nullable()), year: c2(z.int().nullable()), number: c2(z.int().nullable()),
    mergedInto: c2(z.string().nullable()), department: c2(z.string().nullable()), undertakerId: c2(uuid.nullable()), answerBy: c2(date.nullable()),
  },
  figures: (event) => counted(event, stepsOfDecision(event.decision, event.former)),
});

export const proposalAnswered = defineEvent('proposals.proposalAnswered', {
  crosses: 'both', subject: 'proposalId', sealedBy: 'personId',
  fields: {
    ...ofProposal, answerClass: c2(z.enum(ANSWER_CLASSES)), answer: c3(z.string()), answeredOn: c2(date), isFirst: c2(z.boolean()), isInTime: c2(z.boolean()),
  },
  figures: (event) => counted(event, stepsOfAnswer(event.isFirst, event.isInTime)),
});

export const proposalRated = defineEvent('proposals.proposalRated', {
  crosses: 'both', subject: 'proposalId', fields: { ...ofProposal, rating: c2(z.enum(RATINGS)), former: c2(z.enum(RATINGS).nullable()) },
  figures: (event) => counted(event, stepsOfRating(event.rating, event.former)),
});

export const proposalEnded = defineEvent('proposals.proposalEnded', {
  crosses: 'both', subject: 'proposalId', fields: { ...ofProposal, outcome: c2(z.enum(['agreed', 'refused', 'withdrawn'])) },
});
