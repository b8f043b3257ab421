import { useState } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { failureText } from '#platform/ui/api/failure.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { toDigits } from '#platform/ui/phone/code-input.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealsKept } from './member-texts.tsx';
import { QUERY_CODE_LENGTH } from '../rules/query-code.ts';
import { RememberedCard } from './remembered-card.tsx';
import { useOpenReceipt } from './use-open-receipt.ts';

const CASE_NUMBER_LENGTH = 8;

/** The way in for whoever holds a receipt, from any phone. */
export function ReceiptPage(_props: MemberPageProps) {
  return <AppealsKept><ReceiptDoor /></AppealsKept>;
}

function ReceiptDoor() {
  const t = useText();
  const { open, isBusy, failure } = useOpenReceipt();
  const [typed, setTyped] = useState({ number: '', code: '' });
  const [isTried, setTried] = useState(false);
  const caseNumber = toDigits(typed.number);
  const queryCode = toDigits(typed.code);
  const isNumberShort = caseNumber.length !== CASE_NUMBER_LENGTH;
  const isCodeShort = queryCode.length !== QUERY_CODE_LENGTH;
  const isUnknown = failure?.code === 'appeals/receipt-unknown';
  const submit = (): void => {
    setTried(true);
    if (!isNumberShort && !isCodeShort) void open({ caseNumber, queryCode });
  };
  return (
    <Screen title={t('appeals.member.look-up')} back="/">
      <p className="zj-soft">{t('appeals.member.look-up.why')}</p>
      <Form onSubmit={submit} failure={isUnknown ? undefined : failure} onRetry={submit}>
        <TextInput
          label={t('appeals.member.receipt.number')} hint={t('appeals.member.look-up.number-hint')} inputMode="numeric" autoComplete="off"
          error={isTried && isNumberShort ? t('appeals.member.look-up.number-short', { count: caseNumber.length }) : undefined}
          value={typed.number} onValue={(number) => setTyped({ ...typed, number })}
        />
        <TextInput
          label={t('appeals.member.receipt.code')} hint={t('appeals.member.look-up.code-hint')} inputMode="numeric" autoComplete="off"
          error={isTried && isCodeShort ? t('appeals.member.look-up.code-short', { count: queryCode.length }) : undefined}
          value={typed.code} onValue={(code) => setTyped({ ...typed, code })}
        />
        {isUnknown && <Banner tone="warn" title={failureText(t, failure)} isAnnounced>{t('appeals.member.look-up.unknown-text')}</Banner>}
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('appeals.member.look-up.open')}</Button>
      </Form>
      <RememberedCard />
      <p className="zj-soft zj-small">{t('appeals.member.look-up.lost')}</p>
    </Screen>
  );
}
