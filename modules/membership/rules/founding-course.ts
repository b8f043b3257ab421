import { addDays, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';

/** From so many members on delegates may meet in their place; below, everybody does (CH-old 26). */
export const DELEGATES_FROM = 100;

export type Congress = { readonly form: 'meeting' | 'delegates'; readonly members: number; readonly attendees: number; readonly heldOn: PlainDate };
export type Election = {
  readonly heldOn: PlainDate;
  /** Who should attend, who did, and for whom the chair was chosen by how many. */
  readonly entitled: number;
  readonly present: number;
  readonly chairVotes: number;
  readonly committee: number;
  readonly auditors: number;
  readonly termYears: 3 | 5;
};

/** A members' meeting or a congress of delegates, on a day to come. */
export function judgeCongress({ form, members, attendees, heldOn }: Congress, today: PlainDate): Outcome<Congress> {
  if (heldOn < today) return refuse(errors['day-past'], { field: 'heldOn' });
  if (form === 'delegates' && members < DELEGATES_FROM) return refuse(errors['meeting-needed'], { least: DELEGATES_FROM });
  if (attendees > members) return refuse(errors['counts-differ'], { field: 'attendees' });
  return ok({ form, members, attendees, heldOn });
}

/**
 * Whether an election counts: two thirds of those who should attend are there, and more than half of those who should attend
 * chose the chair. Both are the stricter of the rules that are known (domain.md §1.8); a result that fails is held again.
 */
export function judgeElection(election: Election, { approvedOn, today }: { readonly approvedOn: PlainDate; readonly today: PlainDate }): Outcome<Election> {
  const { heldOn, entitled, present, chairVotes, committee, auditors, termYears } = election;
  if (heldOn > today) return refuse(errors['day-to-come'], { field: 'heldOn' });
  if (heldOn < approvedOn) return refuse(errors['not-yet-approved'], { field: 'heldOn' });
  if (present > entitled || chairVotes > present) return refuse(errors['counts-differ'], { field: present > entitled ? 'present' : 'chairVotes' });
  if (present * 3 < entitled * 2) return refuse(errors['no-quorum'], { needed: Math.ceil((entitled * 2) / 3) });
  if (chairVotes * 2 <= entitled) return refuse(errors['no-majority'], { needed: Math.floor(entitled / 2) + 1 });
  return ok({ heldOn, entitled, present, chairVotes, committee, auditors, termYears });
}

/** The last day of a term: the day before the same day so many years later. Three and five years after a 29 February there is none. */
export function termEnd(heldOn: PlainDate, years: number): PlainDate {
  const rest = heldOn.slice(4);
  return addDays(toPlainDate(`${Number(heldOn.slice(0, 4)) + years}${rest === '-02-29' ? '-03-01' : rest}`), -1);
}
