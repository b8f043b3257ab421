import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { Link, useLocation, useParams } from 'wouter';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { FirmForm } from './firm-form.tsx';
import { FirmPhone } from './firm-phone.tsx';
import { MoveFirm } from './move-firm.tsx';
import { measuresApi, type FirmDetails } from './measures-api.ts';
import './firms-page.css';

export function FirmPage() {
  const t = useText();
  const { firmId } = useParams<{ firmId: string }>();
  const read = useRead(measuresApi.readFirm, { firmId });
  return (
    <>
      <PageHeader
        title={read.answer?.name ?? t('measures.column.name')} crumbs={[{ label: t('measures.firms.title'), href: '/firms' }]}
        actions={read.answer?.can.manage === true && <FirmActs firm={read.answer} />}
      />
      <DataState read={read}>{(firm) => <FirmView key={firm.firmId} firm={firm} />}</DataState>
    </>
  );
}

function FirmView({ firm }: { readonly firm: FirmDetails }) {
  const t = useText();
  const none = t('measures.firm.none');
  const facts = [
    [t('measures.column.creditCode'), firm.creditCode], [t('measures.column.kind'), t(`measures.kind.${firm.kind}`)], [t('measures.column.industry'), firm.industry],
    [t('measures.column.address'), firm.address], [t('measures.column.workers'), firm.workers === null ? null : t.format.number(firm.workers)],
    [t('measures.firm.union'), firm.unionName], [t('measures.column.firmUnion'), firm.firmUnionName],
  ] as const;
  return (
    <>
      {firm.isRemoved && <Banner tone="warn" title={t('measures.firm.removed')} />}
      <div className="zj-columns">
        <section className="zj-panel zj-stack" aria-labelledby="firm-facts">
          <h2 id="firm-facts">{t('measures.firm.facts')}</h2>
          <dl className="firm-details">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? none}</dd></div>)}</dl>
          {firm.moves.map((move) => (
            <p key={String(move.at)} className="zj-small">{t('measures.firm.moved', { from: move.fromName, to: move.toName, when: whenText(t, move.at) })}</p>
          ))}
          <p className="zj-soft zj-small">{t('measures.firm.changed', { when: whenText(t, firm.changedAt) })}</p>
        </section>
        <div className="zj-stack">
          <section className="zj-panel zj-stack" aria-labelledby="firm-contact">
            <h2 id="firm-contact">{t('measures.firm.contact')}</h2>
            <p>{firm.contactName === '' ? t('measures.firm.no-contact') : firm.contactName}</p>
            {firm.hasPhone ? <FirmPhone firmId={firm.firmId} /> : <p className="zj-soft">{t('measures.firm.no-phone')}</p>}
          </section>
          <section className="zj-panel zj-stack" aria-labelledby="firm-code">
            <h2 id="firm-code">{t('measures.firm.code')}</h2>
            <div><StatusBadge tone={firm.hasCode ? 'ok' : 'warn'} label={t(firm.hasCode ? 'measures.firm.has-code' : 'measures.firm.no-code')} /></div>
            {!firm.hasCode && firm.firmUnionId !== null && <p><Link href="/appeal-codes">{t('measures.firm.to-codes')}</Link></p>}
          </section>
        </div>
      </div>
    </>
  );
}

function FirmActs({ firm }: { readonly firm: FirmDetails }) {
  const t = useText();
  const [, navigate] = useLocation();
  const remove = useCommand(measuresApi.removeFirm);
  const [open, setOpen] = useState<'form' | 'move' | 'remove'>();
  const close = () => setOpen(undefined);
  const confirm = async (): Promise<void> => {
    if ((await remove.run({ firmId: firm.firmId })).ok) navigate('/firms');
  };
  return (
    <>
      <Button onClick={() => setOpen('form')}>{t('measures.firm.change')}</Button>
      <Button variant="quiet" onClick={() => setOpen('move')}>{t('measures.firm.move')}</Button>
      <Button variant="quiet" onClick={() => setOpen('remove')}>{t('measures.firm.remove')}</Button>
      <Drawer open={open === 'form'} onClose={close} size={560} title={t('measures.firm.change')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        <FirmForm unionId={firm.unionId} firm={firm} onDone={close} />
      </Drawer>
      <MoveFirm firm={firm} isOpen={open === 'move'} onClose={close} />
      <Dialog
        isOpen={open === 'remove'} onClose={close} title={t('measures.firm.remove')} description={t('measures.firm.remove-ask')}
        actions={<><Button onClick={close}>{t('measures.item.cancel')}</Button><Button variant="danger" isBusy={remove.isBusy} onClick={() => void confirm()}>{t('measures.firm.remove')}</Button></>}
      >
        <FailureBanner failure={remove.failure} />
      </Dialog>
    </>
  );
}
