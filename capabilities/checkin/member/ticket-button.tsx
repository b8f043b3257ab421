import { useRead } from '#platform/ui/api/use-read.ts';
import { ScanIcon } from '#platform/ui/icons/action-icons.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkinApi } from './checkin-api.ts';
import { CheckinText } from './member-texts.tsx';

type TicketButtonProps = { readonly rollId: string };

/**
 * The way to the ticket for whoever has a place, and how many of the group are in. The ticket is fetched here already: whoever saw
 * the activity at home opens it at the door without a network.
 */
export function TicketButton(props: TicketButtonProps) {
  return <CheckinText><Shown {...props} /></CheckinText>;
}

function Shown({ rollId }: TicketButtonProps) {
  const t = useText();
  // Beside the activity and never in its way: without an answer the button still leads to the page that says why.
  const ticket = useRead(checkinApi.readTicket, { rollId }).answer?.ticket;
  const isIn = ticket !== undefined && ticket !== null && ticket.personsIn > 0;
  return (
    <>
      {isIn && <p role="status">{t('checkin.member.in', { in: ticket.personsIn, persons: ticket.persons })}</p>}
      <LinkButton isWide icon={<ScanIcon />} href={`/tickets/${rollId}`}>{t('checkin.member.ticket')}</LinkButton>
    </>
  );
}
