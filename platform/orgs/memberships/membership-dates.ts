import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { membershipErrors } from './membership-states.ts';

/**
 * The day on which a membership ends or another begins. Not before it began: its period would be of negative length;
 * not after today: whether a membership is open is asked of the row alone, without knowing the day.
 */
export function judgeDay(day: PlainDate, beganOn: PlainDate | undefined, today: PlainDate): Outcome<PlainDate> {
  if (day > today) return refuse(membershipErrors['day-to-come']);
  if (beganOn !== undefined && day < beganOn) return refuse(membershipErrors['before-it-began'], { beganOn });
  return ok(day);
}
