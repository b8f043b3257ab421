import { handle } from '#platform/access/handler.ts';
import { withNewCase } from '#platform/access/with-new-case.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { beginCases, contactOf } from './begin-case.ts';
import { raiseAlarms } from './raise-alarm.ts';

/**
 * A case that came by phone, letter or visit, written down by an officer: the same clock, the same receipt, its way
 * marked. Its rating does not count towards satisfaction, because the officer has held the receipt.
 */
export const enterAppeal = handle(endpoints.enterAppeal, async (ctx, input, union) => {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  // A letter may come without a number and a visitor without a name; anonymous ones have neither.
  const contact = contactOf(input, true);
  const officer = { officerId: ctx.actor.personId, officerUnionId: union.id };
  // About the officer's own union the case belongs to the union above, out of the officer's reach.
  const receiptHash = orThrow(await ctx.ports.signIn.receipts.hashPassword(input.queryCode));
  const [begun] = await withNewCase(ctx, input.appealId, () => beginCases(ctx, [{
    ...input, union, contact, personId: null, photos: [], code: null, officer, receiptHash, recorder: ctx.journalActor,
  }]));
  if (begun === undefined) throw new TypeError('one case, and none was begun');
  await raiseAlarms(ctx, [{ ladder: begun.ladder, topic: input.topic }]);
  const { caseNumber, dueOn, isDueProvisional } = begun;
  return { appealId: input.appealId, caseNumber, dueOn: dueOn, isDueProvisional };
});
