import { useEffect, useRef } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { EntryReceipt } from './entry-draft.ts';

export type EntryReceiptPanelProps = { readonly receipt: EntryReceipt; readonly onFinish: () => void };

/** To print and hand over, or to read aloud: whoever has both numbers follows the case from any phone. */
export function EntryReceiptPanel({ receipt, onFinish }: EntryReceiptPanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const address = `${window.location.origin}/receipt`;
  return (
    <div className="zj-stack" data-gap="wide">
      {receipt.isFormer && <Banner tone="warn" title={t('appeals.office.receipt.former')}>{t('appeals.office.receipt.former-text')}</Banner>}
      {!receipt.isReadable && <Banner tone="info" title={t('appeals.office.receipt.upper')}>{t('appeals.office.receipt.upper-text')}</Banner>}
      <article className="zj-panel entry-receipt" aria-labelledby="entry-receipt">
        <h2 id="entry-receipt" ref={heading} tabIndex={-1}>{t('appeals.office.receipt.title')}</h2>
        <p>{receipt.unionName}</p>
        <CopyField label={t('appeals.office.receipt.number')} value={receipt.caseNumber} />
        <CopyField label={t('appeals.office.receipt.code')} value={receipt.queryCode} />
        {receipt.dueOn !== '' && <p>{t('appeals.office.receipt.due', { day: t.format.date(receipt.dueOn) })}</p>}
        <p>{t('appeals.office.receipt.how', { address })}</p>
        <p className="zj-soft">{t('appeals.office.receipt.keep')}</p>
      </article>
      <div className="entry-send entry-receipt-acts">
        <Button variant="primary" onClick={() => window.print()}>{t('appeals.office.receipt.print')}</Button>
        {receipt.isReadable && <LinkButton href={`/appeals/${receipt.appealId}`}>{t('appeals.office.receipt.open')}</LinkButton>}
        <Button onClick={onFinish}>{t('appeals.office.receipt.next')}</Button>
        <span className="zj-soft zj-small">{t('appeals.office.receipt.gone')}</span>
      </div>
    </div>
  );
}
