import type { Ctx } from '#platform/access/ctx.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { foundingProcess } from '../flows/founding.ts';
import { listFoundingSteps, listWithoutCase } from '../store/foundings.ts';
import type { FoundingRow, FoundingStepRow } from '../store/rows.ts';
import { takeUp, takeUpAlone } from './take-up-requests.ts';

const BATCH = 20;

/**
 * Requests from before approvals ran on the engine get a case each (ADR 0022). It begins at its first step with everything
 * that is known filled in: officers and applicant pass what was done before once more, and what stands already is not made
 * a second time.
 */
export async function takeUpFoundings(ctx: Ctx): Promise<void> {
  for (const row of await listWithoutCase(ctx.tx, BATCH)) {
    await takeUpAlone(ctx, row.id, async () => {
      const answers = toAnswers(row, await listFoundingSteps(ctx.tx, row.id));
      await takeUp(ctx, { id: row.id, unionId: row.unionId, personId: row.personId, process: foundingProcess.key, answers });
    });
  }
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
