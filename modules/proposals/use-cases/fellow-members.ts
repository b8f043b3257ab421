import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { findPerson, type SignedInPerson } from '#platform/accounts/store/persons.ts';
import { tellCase } from '#platform/flows/run/tell-case.ts';
import { takeCase } from '#platform/flows/store/cases.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { proposalSeconded } from '../events/definitions.ts';
import { SECONDED } from '../flows/seconded.ts';
import { NEEDED_SECONDS } from '../rules/needed-seconds.ts';
import { decideSecond } from '../rules/proposal.ts';
import { findProposal, listProposalsOf, listSharedOf } from '../store/proposals.ts';
import type { ProposalRow } from '../store/rows.ts';
import { hasSeconded } from '../store/seconds.ts';
import { proposalOpener } from './proposal-opener.ts';
import { nextPage, toAnswer, toLine } from './proposal-views.ts';

export const listMine = handle(endpoints.listMine, async (ctx) => (
  { proposals: (await listProposalsOf(ctx.tx, askingPerson(ctx))).map(toLine) }
));

export const listShared = handle(endpoints.listShared, async (ctx, { view, before }) => {
  const home = await findPerson(ctx.tx, askingPerson(ctx));
  if (home === undefined || home.unionId === null) return { unionName: null, proposals: [], next: null };
  const { unionId } = home;
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const rows = await listSharedOf(tx, unionId, { view, before });
    const names = await namesOf(ctx, rows);
    return { unionName: home.unionName, proposals: rows.map((row) => ({ ...toLine(row), proposerName: names.get(row.id) ?? null })), next: nextPage(rows) };
  });
});

export const readShared = handle(endpoints.readShared, async (ctx, { proposalId }) => {
  const personId = askingPerson(ctx);
  const home = await findPerson(ctx.tx, personId);
  return withSystemReach(ctx, 'job', async (within) => {
    const row = await findProposal(within.tx, systemReach('job'), proposalId, false);
    const isMine = row?.personId === personId;
    if (row === undefined || !(isMine || isShownTo(home, row))) throw new AppError(errors['not-shared']);
    const [opener, names, isBehind] = [await proposalOpener(within, [row]), await namesOf(within, [row]), await hasSeconded(within.tx, row.id, personId)];
    const isReadable = isMine || row.state === 'seconding';
    return {
      ...toLine(row), proposerName: names.get(row.id) ?? null, isMine, needed: NEEDED_SECONDS, hasSeconded: isBehind, answer: toAnswer(row, opener),
      text: isReadable ? { reason: opener.reason(row), suggestion: opener.suggestion(row) } : null,
      can: { second: decideSecond(row, personId, isBehind).ok },
    };
  });
});

/** The row is locked: of two who second at once, one completes the number and the case goes on once. */
export const second = handle(endpoints.second, async (ctx, { proposalId }) => {
  const personId = askingPerson(ctx);
  const home = await findPerson(ctx.tx, personId);
  return withSystemReach(ctx, 'job', async (within) => {
    // The case before its record, as every step of the case has them.
    await takeCase(within.tx, proposalId);
    const row = await findProposal(within.tx, systemReach('job'), proposalId, true);
    if (row === undefined || home?.unionId !== row.unionId) throw new AppError(errors['not-shared']);
    const { isEnough } = orThrow(decideSecond(row, personId, await hasSeconded(within.tx, row.id, personId)));
    await record(within, [proposalSeconded({ proposalId: row.id, seconderId: personId, unionId: row.unionId, isEnough })]);
    if (isEnough) await tellCase(within, row.id, SECONDED);
    return { seconds: row.seconds + 1, isEnough };
  });
});

/** Fellow members see what looks for seconds and what was filed; what the committee did not file stays between it and the proposer. */
function isShownTo(home: SignedInPerson | undefined, row: ProposalRow): boolean {
  return home?.unionId === row.unionId && row.state !== 'withdrawn' && (row.state === 'seconding' || row.decision === 'filed');
}

/** Who proposed, where they let it be seen; by proposal. */
async function namesOf({ tx }: Ctx, rows: readonly ProposalRow[]): Promise<ReadonlyMap<string, string>> {
  const named = rows.filter((row) => !row.isUnnamed);
  const people = new Map((await listPersonHomes(tx, named.map((row) => row.personId))).map((one) => [one.personId, one.name]));
  return new Map(named.map((row) => [row.id, people.get(row.personId) ?? '']));
}

function askingPerson({ actor }: Ctx): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}
