import type { Ctx } from '#platform/access/ctx.ts';
import { inSavepoint } from '#platform/db/savepoint.ts';
import { findOffered } from '#platform/flows/run/find-offered.ts';
import { startCase } from '#platform/flows/run/start-case.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { foundingProcess } from '../flows/founding.ts';
import { listFoundingSteps, listWithoutCase } from '../store/foundings.ts';
import type { FoundingRow, FoundingStepRow } from '../store/rows.ts';

const BATCH = 20;

/**
 * Requests from before approvals ran on the engine get a case each (ADR 0022). It begins at its first step with everything
 * that is known filled in: officers and applicant pass what was done before once more, and what stands already is not made
 * a second time.
 */
export async function takeUpFoundings(ctx: Ctx): Promise<void> {
  for (const row of await listWithoutCase(ctx.tx, BATCH)) {
    try {
      await inSavepoint(ctx.tx, () => takeUp(ctx, row));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'bug') throw error;
      ctx.log.warn({ foundingId: row.id, reason: error.code }, 'a founding could not be taken up');
    }
  }
}

async function takeUp(ctx: Ctx, row: FoundingRow): Promise<void> {
  const union = await findUnion(ctx.tx, row.unionId);
  const offered = union === undefined ? undefined : await findOffered(ctx, union, foundingProcess.key);
  if (union === undefined || offered === undefined) return;
  const steps = await listFoundingSteps(ctx.tx, row.id);
  await startCase(ctx, { caseId: toId<'case'>(row.id), offered, union, starter: row.personId, answers: toAnswers(row, steps) });
}

/** What the record knows, in the words of the form; a value that it never had is left out. */
function toAnswers(row: FoundingRow, steps: readonly FoundingStepRow[]): Answers {
  const last = (kind: FoundingStepRow['kind']) => steps.findLast((one) => one.kind === kind);
  const [congress, election] = [last('congress-asked'), last('elected')];
  const known: Record<string, unknown> = {
    'employer': row.employer, 'credit-code': row.creditCode, 'address': row.address, 'workers': row.workers, 'joiners': row.joiners, 'kind': row.kind,
    'proposed-name': row.proposedName, 'applicant': row.applicantName, 'documents': row.photos,
    ...(congress === undefined ? {} : {
      'members': congress.facts['members'], 'congress-form': congress.facts['form'], 'attendees': congress.facts['attendees'], 'congress-day': congress.heldOn,
      'congress-papers': congress.photos,
    }),
    ...(election === undefined ? {} : {
      'election-day': election.heldOn, 'entitled': election.facts['entitled'], 'present': election.facts['present'], 'chair-votes': election.facts['chairVotes'],
      'committee': election.facts['committee'], 'auditors': election.facts['auditors'], 'term': election.facts['termYears'] === 3 ? 'three' : 'five',
      'chair': election.chairId === row.personId ? 'starter' : 'other', 'chair-name': election.chairId === row.personId ? null : election.chairName,
      'election-papers': election.photos,
    }),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));
}
