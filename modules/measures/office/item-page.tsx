import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useParams } from 'wouter';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Progress } from '#platform/ui/phone/progress.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { ItemForm } from './item-form.tsx';
import { ItemStatusBadge } from './item-status-badge.tsx';
import { measuresApi, type ItemView } from './measures-api.ts';
import { ReportForm } from './report-form.tsx';
import './item-page.css';

/** One item: what is planned, how far it is, and what shows it. */
export function ItemPage() {
  const t = useText();
  const { itemId } = useParams<{ itemId: string }>();
  const read = useRead(measuresApi.readItem, { itemId });
  const item = read.answer;
  return (
    <>
      <PageHeader
        title={item?.title ?? t('measures.item.title')} crumbs={[{ label: t('measures.plan.title'), href: '/measures' }]}
        lead={item === undefined ? undefined : t(`measures.heading.${item.heading}`)}
        badge={item !== undefined && <ItemStatusBadge status={item.status} />} actions={item?.can.manage === true && <ItemActs item={item} />}
      />
      <DataState read={read}>{(known) => <ItemDetails key={known.itemId} item={known} />}</DataState>
    </>
  );
}

function ItemDetails({ item }: { readonly item: ItemView }) {
  const t = useText();
  return (
    <>
      {item.isRemoved && <Banner tone="warn" title={t('measures.item.removed')} />}
      <div className="zj-columns">
        <div className="zj-stack">
          <section className="zj-panel zj-stack" aria-labelledby="item-evidence">
            <h2 id="item-evidence">{t('measures.report.list')}</h2>
            <EvidenceList item={item} />
          </section>
          {item.can.manage && (
            <section className="zj-panel zj-stack" aria-labelledby="item-report">
              <h2 id="item-report">{t('measures.report.title')}</h2>
              <ReportForm item={item} />
            </section>
          )}
        </div>
        <section className="zj-panel zj-stack" aria-labelledby="item-facts">
          <h2 id="item-facts">{t('measures.item.facts')}</h2>
          <Progress label={t('measures.item.progress-label')} share={item.progress / 100} />
          <dl className="item-facts">
            <Fact name={t('measures.item.owner')} value={item.ownerName} />
            <Fact name={t('measures.item.begins')} value={t.format.date(item.beginsOn)} />
            <Fact name={t('measures.item.ends')} value={t.format.date(item.endsOn)} />
            <Fact name={t('measures.item.union')} value={item.unionName} />
            <Fact name={t('measures.item.year')} value={String(item.year)} />
          </dl>
        </section>
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return <div><dt>{name}</dt><dd>{value}</dd></div>;
}

function ItemActs({ item }: { readonly item: ItemView }) {
  const t = useText();
  const remove = useCommand(measuresApi.removeItem);
  const [open, setOpen] = useState<'form' | 'remove'>();
  const close = () => setOpen(undefined);
  const confirm = async (): Promise<void> => {
    if ((await remove.run({ itemId: item.itemId })).ok) close();
  };
  return (
    <>
      <Button onClick={() => setOpen('form')}>{t('measures.item.change')}</Button>
      <Button variant="quiet" onClick={() => setOpen('remove')}>{t('measures.item.remove')}</Button>
      <Drawer open={open === 'form'} onClose={close} size={560} title={t('measures.item.change')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        <ItemForm place={{ unionId: item.unionId, year: item.year }} heading={item.heading} item={item} onDone={close} />
      </Drawer>
      <Dialog
        isOpen={open === 'remove'} onClose={close} title={t('measures.item.remove')} description={t('measures.item.remove-ask')}
        actions={<><Button onClick={close}>{t('measures.item.cancel')}</Button><Button variant="danger" isBusy={remove.isBusy} onClick={() => void confirm()}>{t('measures.item.remove')}</Button></>}
      >
        <FailureBanner failure={remove.failure} />
      </Dialog>
    </>
  );
}
