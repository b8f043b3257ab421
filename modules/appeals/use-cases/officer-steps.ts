import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach, unionReach } from '#platform/access/reach.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { appealAccepted, appealAnswered, appealClosed, workerAsked } from '../events/definitions.ts';
import { decideOfficerStep } from '../rules/appeal-state.ts';
import type { AppealRow } from '../store/rows.ts';
import { caseFieldsOf } from './case-events.ts';

/** The officer who acts, and the union in whose name: the nearest office that reaches the case. */
function actingOfficer(ctx: Ctx, row: AppealRow): { officerId: PersonId; officerUnionId: UnionId } {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  const [nearest] = liveGrants(actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() })
    .filter((grant) => isPlaceInReach(unionReach([grant]), row))
    .sort((a, b) => b.orgPath.length - a.orgPath.length);
  return { officerId: actor.personId, officerUnionId: nearest?.unionId ?? row.unionId };
}

export const acceptAppeal = handle(endpoints.acceptAppeal, async (ctx, _input, row) => {
  const officer = actingOfficer(ctx, row);
  orThrow(decideOfficerStep(row, 'accept', officer.officerId));
  await record(ctx, [appealAccepted({ ...caseFieldsOf(row), ...officer })]);
  return {};
});

export const askWorker = handle(endpoints.askWorker, async (ctx, input, row) => {
  const officer = actingOfficer(ctx, row);
  orThrow(decideOfficerStep(row, 'ask', officer.officerId));
  await record(ctx, [workerAsked({ ...caseFieldsOf(row), ...officer, text: input.text })]);
  return {};
});

export const answerAppeal = handle(endpoints.answerAppeal, async (ctx, input, row) => {
  const officer = actingOfficer(ctx, row);
  orThrow(decideOfficerStep(row, 'answer', officer.officerId));
  await record(ctx, [appealAnswered({ ...caseFieldsOf(row), ...officer, text: input.text })]);
  return {};
});

export const closeAppeal = handle(endpoints.closeAppeal, async (ctx, input, row) => {
  const officer = actingOfficer(ctx, row);
  orThrow(decideOfficerStep(row, 'close', officer.officerId));
  const isFirstTime = row.reopenedTimes === 0;
  await record(ctx, [appealClosed({ ...caseFieldsOf(row), ...officer, isFirstTime, text: input.result })]);
  return {};
});
