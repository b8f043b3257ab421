import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useLocation } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { CodeForm } from './code-form.tsx';
import { CodeList } from './code-list.tsx';

/** The QR codes that hang in workshops: make one, print it, take it out of use. */
export function CodesPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const read = useRead(appealsApi.listCodes, {});
  const [isMaking, setMaking] = useState(false);
  const make = <Button variant="primary" onClick={() => setMaking(true)}>{t('appeals.office.code.make')}</Button>;
  return (
    <>
      <PageHeader title={t('appeals.office.menu.codes')} lead={t('appeals.office.codes.lead')} actions={make} />
      <DataState
        read={read} isEmpty={({ codes }) => codes.length === 0}
        empty={{ title: t('appeals.office.codes.none'), text: t('appeals.office.codes.none-hint') }}
      >
        {({ codes }) => <CodeList codes={codes} />}
      </DataState>
      <Drawer
        open={isMaking} onClose={() => setMaking(false)} size={520} title={t('appeals.office.code.make')}
        closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
      >
        <CodeForm onMade={(codeId) => navigate(`/appeal-codes/${codeId}`)} />
      </Drawer>
    </>
  );
}
