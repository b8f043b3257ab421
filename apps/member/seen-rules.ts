import type { Answer } from '#platform/ui/api/failure.ts';
import { LIFE_DAYS } from '#platform/ui/kept/parcel.ts';
import type { Ended, SeenRule } from '#platform/ui/kept/seen-answers.ts';

const OWN = 'seen.own';
const own = (endpoint: string): SeenRule => ({ endpoint, group: OWN, days: LIFE_DAYS });

/** What the app still shows without a network: who holds the phone, their cases, what they signed up for, and whom a poster leads to. */
export const seenRules: readonly SeenRule[] = [
  own('accounts.readMe'), own('home.readHome'), own('appeals.listMine'), own('appeals.readCase'),
  own('activities.listForMe'), own('activities.readForMe'), own('signup.readPlaces'), own('signup.listMine'), own('checkin.readTicket'),
  { endpoint: 'switchboard.readPortal', group: 'seen.posters', days: LIFE_DAYS },
  { endpoint: 'appeals.readCode', group: 'seen.posters', days: LIFE_DAYS },
];

/**
 * What was seen of a person ends when the server says that nobody, or somebody else, holds this phone now. Where nothing tells who
 * held it before (the last page was left before that was written), only what came in this visit stays.
 */
export function endedGroups(endpoint: string, answer: Answer<unknown>, before: unknown): readonly Ended[] {
  if (!answer.ok) return answer.failure.code === 'http/not-signed-in' ? [{ group: OWN, sparesVisit: false }] : [];
  if (endpoint !== 'accounts.readMe') return [];
  const person = personOf(answer.value);
  if (person !== undefined && person === personOf(before)) return [];
  return [{ group: OWN, sparesVisit: person !== undefined && before === undefined }];
}

function personOf(answer: unknown): string | undefined {
  const me: unknown = Reflect.get(Object(answer), 'me');
  return typeof me === 'object' && me !== null ? String(Reflect.get(me, 'personId')) : undefined;
}
