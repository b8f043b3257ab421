import { AppealIcon } from '#platform/ui/icons/place-icons.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useOutbox, useParcels } from '#platform/ui/kept/outbox-provider.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealsKept } from './member-texts.tsx';
import { parcelPlace, parcelText, parcelTitle } from './outgoing-words.ts';

/** What was begun on this phone and not sent, each one press away from going on. Nothing while there is none. */
export function DraftsCard() {
  return <AppealsKept><Drafts /></AppealsKept>;
}

function Drafts() {
  const t = useText();
  const parcels = useParcels(useOutbox());
  const person = useMe().me?.personId ?? null;
  const drafts = parcels.filter(({ stage, owner }) => stage === 'draft' && (owner === null || owner === person));
  if (drafts.length === 0) return null;
  return (
    <Card title={t('appeals.member.drafts')} look="flush">
      <RowList label={t('appeals.member.drafts')}>
        {drafts.map((draft) => (
          <ListRow
            key={draft.id} icon={<AppealIcon />} href={parcelPlace(draft)} title={parcelTitle(t, draft)}
            detail={<span className="matter-line">{parcelText(draft)}</span>}
          />
        ))}
      </RowList>
    </Card>
  );
}
