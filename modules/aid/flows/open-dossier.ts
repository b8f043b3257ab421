import type { Ctx } from '#platform/access/ctx.ts';
import { findPerson } from '#platform/accounts/store/persons.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type Id } from '#platform/kernel/id.ts';
import { dateInChina, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { dossierOpened } from '../events/definitions.ts';
import { nextNumber } from '../rules/dossier-number.ts';
import { lineShare, netPerHead } from '../rules/household.ts';
import { nextReview } from '../rules/review-due.ts';
import type { DossierFacts } from '../use-cases/dossier-opener.ts';
import { lastNumber, takeActiveDossier } from '../store/dossiers.ts';
import { textIn, textsIn } from './answered.ts';
import { surveyOf } from './survey-holds.ts';

/**
 * A file for the worker, or the one they have with what is known now: nobody has two, and whoever comes with a new
 * application brings the file along to the union that agreed to it. The next review is a year from today.
 */
export async function openDossier(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const { caseId, starter, unionId } = facts;
  const today = dateInChina(ctx.clock.now());
  // One at a time: the second of two cases of one person finds the file of the first, and numbers follow one another.
  await lockName(ctx.tx, 'aid dossiers');
  const standing = await takeActiveDossier(ctx.tx, starter);
  const { level, aidForm } = surveyOf(facts);
  const person = await findPerson(ctx.tx, starter);
  await record(ctx, [dossierOpened({
    ...(standing === undefined ? await newFile(ctx, today) : { dossierId: standing.id, number: standing.number, openedOn: standing.openedOn, isNew: false }),
    caseId: toId<'case'>(caseId), personId: starter, unionId, name: person?.name ?? '', level, aidForm, reviewDueOn: nextReview(today),
    facts: JSON.stringify(factsFor(facts)),
  })]);
}

async function newFile(ctx: Ctx, today: PlainDate): Promise<{ dossierId: Id<'dossier'>; number: string; openedOn: PlainDate; isNew: boolean }> {
  return { dossierId: newId<'dossier'>(ctx), number: nextNumber(yearOf(today), await lastNumber(ctx.tx, yearOf(today))), openedOn: today, isNew: true };
}

/** What the file says beside level and money. The case itself keeps everything that was answered. */
function factsFor(facts: CaseFacts): DossierFacts {
  const { household, line } = surveyOf(facts);
  const net = netPerHead(household);
  return {
    employer: textIn(facts.answers, 'employer'), householdSize: household.size, netPerHead: net ?? null,
    lineShare: net === undefined ? null : lineShare(net, line) ?? null, causes: textsIn(facts.answers, 'causes'),
  };
}
