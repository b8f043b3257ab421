import type { House } from '#platform/access/ctx.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { settableClock, shiftInstant } from '#platform/kernel/clock.ts';
import { consentGiven } from '#platform/consents/events.ts';
import { newestShipped } from '#platform/consents/texts/shipped-texts.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { foundingAsked, joinAsked } from '#modules/membership/events/definitions.ts';
import { employerKey } from '#modules/membership/rules/employer-name.ts';
import { joinDue } from '#modules/membership/rules/limits.ts';
import { takeUpFoundings } from '#modules/membership/use-cases/take-up-foundings.ts';
import { takeUpRequests } from '#modules/membership/use-cases/take-up-requests.ts';
import { asSystem } from '../as-system.ts';
import { demoId } from './demo-id.ts';
import { DEMO_FIRM, demoUnionId } from './load-demo-unions.ts';
import { demoApplicants, demoFounding } from './membership.demo.ts';

const DAY = 86_400_000;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A handful of applications and one request to found a union, waiting for the officers of the demonstration. */
export async function loadMembership(parts: { house: House; db: Database }): Promise<void> {
  const now = parts.house.clock.now();
  const clock = settableClock(now);
  const notice = newestShipped('joining');
  await asSystem({ db: parts.db, house: { ...parts.house, clock } }, 'demo', async (ctx) => {
    const today = dateInChina(now);
    const calendar = await loadCalendar(ctx.tx, Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4)) + 1);
    for (const [index, { key, name, born, union, employer, category, ago }] of demoApplicants.entries()) {
      clock.set(shiftInstant(now, -ago * DAY));
      const personId = demoId<'person'>(`applicant:${key}`);
      const phone = orThrow(toPhoneNumber(`1990000${String(9001 + index)}`));
      const unionId = demoUnionId(union === 'firm' ? DEMO_FIRM : 'hengkou');
      const idNumber = demoIdNumber(born, index);
      await record(ctx, [
        personEntered({ personId, name, phone, phoneIndex: phoneIndex(ctx.keyring, phone), unionId: null }),
        ...(['joining', 'id-number'] as const).map((purpose) => consentGiven({
          consentId: demoId<'consent'>(`consent:${key}:${purpose}`), personId, unionId, textKey: 'joining', purpose, publisherId: null, version: notice.version,
          hash: notice.hash, way: 'phone', officerId: null,
        })),
        joinAsked({
          joinId: demoId<'join'>(`join:${key}`), personId, unionId, holderId: unionId, name, idNumber, idIndex: blindIndex(ctx.keyring, 'id-number', idNumber),
          employer, employerKey: employer === null ? null : employerKey(employer), creditCode: null, category, noticeVersion: notice.validFrom,
          ...joinDue(calendar, addDays(today, -ago)),
        }),
      ]);
    }
    const { key, applicant, ago, ...request } = demoFounding;
    clock.set(shiftInstant(now, -ago * DAY));
    await record(ctx, [foundingAsked({
      foundingId: demoId<'founding'>(`founding:${key}`), personId: demoId<'person'>(`applicant:${applicant}`), unionId: demoUnionId('hengkou'), ...request,
      employerKey: employerKey(request.employer), creditCode: null, kind: 'enterprise',
      applicantName: demoApplicants.find((one) => one.key === applicant)?.name ?? '', photos: [], dueOn: joinDue(calendar, addDays(today, -ago)).dueOn,
    })]);
    await takeUpFoundings(ctx);
    await takeUpRequests(ctx);
  });
}

/** Right by its check character, and nobody's: division 610000 issues no cards. */
function demoIdNumber(born: string, sequence: number): string {
  const body = `610000${born}${String(900 + sequence)}`;
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}
