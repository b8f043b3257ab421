import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DutyList } from './duty-list.tsx';
import { officesApi } from './offices-api.ts';
import './duties-page.css';

/** Everything one person holds and held, as far as the reader's own reach goes. */
export function PersonPage() {
  const t = useText();
  const { personId = '' } = useParams();
  const { unionId } = useActingOffice();
  const read = useRead(officesApi.readPerson, { personId });
  return (
    <>
      <PageHeader
        title={read.answer?.name || t('offices.person.title')} lead={t('offices.person.lead')}
        crumbs={[{ label: t('offices.office.title'), href: '/duties' }]}
      />
      <DataState
        read={read} isEmpty={({ grants }) => grants.length === 0}
        empty={{ title: t('offices.person.none'), text: t('offices.person.none-hint') }}
      >
        {({ grants }) => <Card><DutyList unionId={unionId} duties={grants.map((one) => ({ ...one, mayTakeBack: false }))} names="union" /></Card>}
      </DataState>
    </>
  );
}
