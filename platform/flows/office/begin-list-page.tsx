import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';

/** What an officer may begin for the union in which they act. */
export function BeginListPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const read = useRead(flowsApi.listProcesses, {});
  return (
    <>
      <PageHeader title={t('flows.office.begin')} lead={t('flows.office.begin.lead', { union: unionName })} crumbs={[{ label: t('flows.office.menu'), href: '/flows' }]} />
      <DataState
        read={{ ...read, answer: read.answer?.processes.filter((one) => one.unionId === unionId && one.begunBy !== 'member') }} isEmpty={(offered) => offered.length === 0}
        empty={{ title: t('flows.office.begin.none'), text: t('flows.office.begin.none-hint') }}
      >
        {(offered) => [...new Set(offered.map(({ group }) => group))].map((group) => (
          <Card key={group} title={t(`flows.group.${group}`)} look="flush">
            <RowList label={t(`flows.group.${group}`)}>
              {offered.filter((one) => one.group === group).map((one) => (
                <ListRow key={one.process} title={said(t, one.title)} detail={said(t, one.about)} href={`/flows/new/${one.process}`} />
              ))}
            </RowList>
          </Card>
        ))}
      </DataState>
    </>
  );
}
