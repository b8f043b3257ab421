import { PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RegisterText } from './member/member-texts.tsx';

/** The way to one's own record, for the page about one's membership. */
export function OwnRecordCard() {
  return <RegisterText><OwnRecordRow /></RegisterText>;
}

function OwnRecordRow() {
  const t = useText();
  return (
    <Card look="flush">
      <RowList label={t('register.member.title')}>
        <ListRow icon={<PersonIcon />} title={t('register.member.title')} detail={t('register.member.lead')} href="/my-record" />
      </RowList>
    </Card>
  );
}
