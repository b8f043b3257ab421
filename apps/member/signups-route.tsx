import { CheckinText } from '#capabilities/checkin/member/member-texts.tsx';
import { TicketRow } from '#capabilities/checkin/member/ticket-row.tsx';
import { MyEntriesPage } from '#capabilities/signup/member/my-entries-page.tsx';
import type { MyEntry } from '#capabilities/signup/member/signup-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';

/** Wires what somebody signed up for to the tickets for it: the two rooms do not know each other. */
export function SignupsRoute({ tabs }: MemberPageProps) {
  return <CheckinText><MyEntriesPage tabs={tabs} below={ticketOf} /></CheckinText>;
}

function ticketOf({ state, offerId, title }: MyEntry) {
  return state === 'placed' ? <TicketRow rollId={offerId} title={title} /> : null;
}
