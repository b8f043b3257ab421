import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { isPhoneNumber } from '#platform/accounts/phone-number.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { callBackOffered } from '../events/oversight.ts';
import { callsOneIn } from '../rules/burst.ts';
import { listCallers } from '../store/call-backs.ts';
import type { AppealRow } from '../store/rows.ts';
import type { Officer } from './acting-officer.ts';
import { calendarAround } from './case-clock.ts';
import { isFlagged } from './flag-ratings.ts';
import { caseOpener } from './open-case.ts';

const DAYS = 5;

/**
 * A random tenth of the cases that are closed for the first time (a third where ratings were flagged) is offered to another union: one beside the one that
 * handled it, else the nearest above. Only a worker who left a number and is not hidden can be called.
 */
export async function offerCallBack(ctx: Ctx, row: AppealRow, officer: Officer): Promise<void> {
  if (row.disclosure !== 'named' || row.phoneSealed === null || row.closedTimes > 0) return;
  if (randomBelow(ctx.random, callsOneIn(await isFlagged(ctx, row.unionId))) !== 0) return;
  const handled = [row.unionId, row.holderUnionId, officer.unionId];
  const callers = await listCallers(ctx.tx, { unionId: row.unionId, handled, now: ctx.clock.now() });
  const unionId = callers[randomBelow(ctx.random, Math.max(1, callers.length))];
  const opener = await caseOpener(ctx, [row]);
  const phone = opener.field(row, 'phone', row.phoneSealed) ?? '';
  if (unionId === undefined || !isPhoneNumber(phone)) return;
  const dueOn = addWorkingDays(await calendarAround(ctx, row.receivedOn), dateInChina(ctx.clock.now()), DAYS).date;
  const name = opener.field(row, 'name', row.nameSealed) ?? '';
  await withSystemReach(ctx, 'job', (inner) => record(inner, [callBackOffered({
    callBackId: newId<'call-back'>(ctx), appealId: row.id, keyId: row.keyId, unionId, caseUnionId: row.unionId, caseNumber: row.caseNumber,
    topic: row.topic, receivedOn: row.receivedOn, dueOn, phone, ...(name === '' ? {} : { name }),
  })]));
}
