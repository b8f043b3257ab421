import type { MenuGroup } from '#platform/ui/office/office-shell.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The whole menu as a page: on a phone the bar holds only what is opened every day. */
export function AllPage({ groups }: { readonly groups: readonly MenuGroup[] }) {
  const t = useText();
  return (
    <>
      <PageHeader title={t('office.menu.all')} />
      {groups.map(({ label, items }) => (
        <Card key={label ?? ''} look="flush" {...(label !== undefined && { title: label })}>
          <RowList>{items.map((item) => <ListRow key={item.href} title={item.label} icon={item.icon} href={item.href} />)}</RowList>
        </Card>
      ))}
    </>
  );
}
