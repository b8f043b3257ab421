import { BuildingIcon } from '#platform/ui/icons/place-icons.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ChosenUnion } from './membership-api.ts';

/** To whom an application goes. */
export function UnionCard({ union }: { readonly union: ChosenUnion }) {
  const t = useText();
  return (
    <Card look="flush">
      <RowList label={t('membership.member.goes-to')}>
        <ListRow icon={<BuildingIcon />} title={union.unionName} detail={t('membership.member.goes-to')} />
      </RowList>
    </Card>
  );
}
