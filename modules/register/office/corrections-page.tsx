import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { CorrectionDecision } from './correction-decision.tsx';
import { registerApi, type Correction } from './register-api.ts';
import './members.css';

/** What workers of a union and those below it would correct; their values are read one at a time, which is logged. */
export function CorrectionsPage() {
  const t = useText();
  const { unionId } = useActingOffice();
  const read = useRead(registerApi.listCorrections, { unionId });
  const [open, setOpen] = useState<Correction>();
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader title={t('register.office.corrections.title')} lead={t('register.office.corrections.lead')} crumbs={[{ label: t('register.office.members.title'), href: '/members' }]} />
      <DataState
        read={read} isEmpty={({ corrections }) => corrections.length === 0}
        empty={{ title: t('register.office.corrections.none'), text: t('register.office.corrections.none-hint') }}
      >
        {({ corrections }) => (
          <ul className="members" aria-label={t('register.office.corrections.title')}>
            {corrections.map((one) => <CorrectionLine key={one.correctionId} correction={one} onOpen={() => setOpen(one)} />)}
          </ul>
        )}
      </DataState>
      <Drawer open={open !== undefined} onClose={close} size={560} title={open?.name} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        {open !== undefined && <CorrectionDecision correctionId={open.correctionId} onDone={close} />}
      </Drawer>
    </>
  );
}

function CorrectionLine({ correction: { name, unionName, fields, proposedAt }, onOpen }: { readonly correction: Correction; readonly onOpen: () => void }) {
  const t = useText();
  return (
    <li className="member">
      <div className="member-main"><span className="member-name">{name}</span><div className="member-facts">{unionName !== null && <span>{unionName}</span>}</div></div>
      <div className="member-side">
        <span>{t('register.office.corrections.fields', { fields: fields.map((field) => t(`register.column.${field}`)).join(t('register.book.and')) })}</span>
        <div className="member-facts"><span>{whenText(t, proposedAt)}</span></div>
      </div>
      <Button onClick={onOpen} aria-label={`${t('register.office.corrections.open')} ${name}`}>{t('register.office.corrections.open')}</Button>
    </li>
  );
}
