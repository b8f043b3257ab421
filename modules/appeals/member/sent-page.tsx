import { Redirect } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { CheckIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { dueText } from './case-words.ts';
import { AppealsKept } from './member-texts.tsx';
import { ReceiptKeeping } from './receipt-keeping.tsx';
import './sent-page.css';
import { findSentReceipt, type SentReceipt } from './sent-receipt.ts';
import { useOpenReceipt } from './use-open-receipt.ts';

/** What the worker takes along after sending: the case number and the code that nobody can recover. */
export function SentPage(_props: MemberPageProps) {
  const receipt = findSentReceipt();
  if (receipt === undefined) return <Redirect to="/" replace />;
  return <AppealsKept><Sent receipt={receipt} /></AppealsKept>;
}

function Sent({ receipt }: { readonly receipt: SentReceipt }) {
  const t = useText();
  return (
    <Screen title={t('appeals.member.sent')} back="/" footer={<FollowButton receipt={receipt} />}>
      <div className="sent">
        <span className="sent-mark"><CheckIcon /></span>
        <p className="sent-title">{receipt.contactName === '' ? t('appeals.member.sent.arrived-plain') : t('appeals.member.sent.arrived', { contact: receipt.contactName })}</p>
        <p>{dueText(t, receipt)}</p>
        {receipt.isDueProvisional && <p className="zj-soft zj-small">{t('appeals.member.due.provisional')}</p>}
      </div>
      {receipt.isFormerVersion && (
        <Banner tone="warn" title={t('appeals.member.sent.former')}>{t('appeals.member.sent.former-text')}</Banner>
      )}
      <Card title={t('appeals.member.receipt.title')}>
        <div className="zj-stack">
          <p>{t(receipt.isOwn ? 'appeals.member.receipt.keep-own' : 'appeals.member.receipt.keep')}</p>
          <CopyField label={t('appeals.member.receipt.number')} value={receipt.caseNumber} groupsOf={8} />
          <div className="sent-code"><CopyField label={t('appeals.member.receipt.code')} value={receipt.queryCode} groupsOf={4} /></div>
          <ReceiptKeeping receipt={receipt} />
        </div>
      </Card>
    </Screen>
  );
}

function FollowButton({ receipt }: { readonly receipt: SentReceipt }) {
  const t = useText();
  const { open, isBusy, failure } = useOpenReceipt();
  if (receipt.isOwn) return <LinkButton variant="primary" isWide href={`/appeals/${receipt.appealId}`}>{t('appeals.member.sent.follow')}</LinkButton>;
  return (
    <>
      <FailureBanner failure={failure} onRetry={() => open(receipt)} />
      <Button variant="primary" isWide isBusy={isBusy} onClick={() => void open(receipt)}>{t('appeals.member.sent.follow')}</Button>
    </>
  );
}
