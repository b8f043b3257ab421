import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints, errors } from '../contract.ts';
import { appealJoined, appealParted } from '../events/casework.ts';
import { isEnded } from '../rules/case-state.ts';
import { ALIKE, pairsOf, similarityOf } from '../rules/similarity.ts';
import { findAppeal } from '../store/appeals.ts';
import { listNeighbours, takeLead } from '../store/matters.ts';
import type { AppealRow } from '../store/rows.ts';
import { officerFor, signedBy } from './acting-officer.ts';
import { caseFieldsOf } from './case-events.ts';
import { caseOpener, excerptOf } from './open-case.ts';
import { raiseAlarms } from './raise-alarm.ts';

const DAYS_BACK = 60;
const SHOWN = 8;

/** Open cases that are told alike. Texts are opened in memory for this one answer; nothing of them is kept in the clear. */
export const listSimilar = handle(endpoints.listSimilar, async (ctx, _input, row) => {
  const since = addDays(dateInChina(ctx.clock.now()), -DAYS_BACK);
  const neighbours = await listNeighbours(ctx.tx, ctx.reach, { row, since });
  const opener = await caseOpener(ctx, [row, ...neighbours]);
  const own = pairsOf(opener.text(row));
  const cases = neighbours
    .map((one) => ({ one, likeness: similarityOf(own, pairsOf(opener.text(one))) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN);
  return {
    cases: cases.map(({ one, likeness }) => ({
      appealId: one.id, caseNumber: one.caseNumber, status: one.status, excerpt: excerptOf(opener.text(one)), likeness,
      joinedCount: one.joinedCount,
    })),
  };
});

/** One matter, many workers: the case follows its lead from now on, and its worker is answered with everybody else's. */
export const joinAppeal = handle(endpoints.joinAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'join');
  const lead = await leadOf(ctx, input.leadId);
  const isUnfit = lead === undefined || lead.id === row.id || lead.joinedTo !== null || row.joinedCount > 0 || isEnded(lead.status)
    || lead.unionId !== row.unionId;
  if (isUnfit) throw new AppError(errors['join-unfit'], { field: 'leadId' });
  await record(ctx, [appealJoined({ ...caseFieldsOf(row, { isJoined: true }), ...signedBy(officer), leadId: lead.id })]);
  await raiseAlarms(ctx, [{ ladder: officer.ladder, topic: lead.topic, lead: { id: lead.id, workers: lead.joinedCount + 2 } }]);
  return {};
});

/** The lead, locked; whoever finds it taken is asked to try again (two officers, one matter, the same second). */
async function leadOf(ctx: Ctx, leadId: string): Promise<AppealRow | undefined> {
  const lead = await takeLead(ctx.tx, ctx.reach, leadId);
  if (lead === undefined && await findAppeal(ctx.tx, ctx.reach, leadId, false) !== undefined) throw new AppError(generalErrors['busy']);
  return lead;
}

export const partAppeal = handle(endpoints.partAppeal, async (ctx, _input, row) => {
  const officer = await officerFor(ctx, row, 'part');
  if (row.joinedTo === null) throw new TypeError('the rules let a case be parted that is joined to none');
  await leadOf(ctx, row.joinedTo);
  await record(ctx, [appealParted({ ...caseFieldsOf(row, { isJoined: false }), ...signedBy(officer), leadId: row.joinedTo })]);
  return {};
});

