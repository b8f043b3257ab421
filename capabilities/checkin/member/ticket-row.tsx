import { ScanIcon } from '#platform/ui/icons/action-icons.tsx';
import { ListRow } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The way to the ticket in a list of what somebody signed up for; stands inside `CheckinText`. */
export function TicketRow({ rollId, title }: { readonly rollId: string; readonly title: string }) {
  const t = useText();
  return <ListRow icon={<ScanIcon />} title={t('checkin.member.ticket-of', { title })} href={`/tickets/${rollId}`} />;
}
