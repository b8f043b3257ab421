import { useEffect, useRef, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCaseWithdrawal, WITHDRAWAL_LIMIT } from './use-case-withdrawal.ts';

/** It cannot be undone, so it says first what it means; the case and everything said in it stay readable. */
export function CaseWithdrawal({ appealId }: { readonly appealId: string }) {
  const t = useText();
  const { reason, write, error, isBusy, failure, isWaiting, withdraw } = useCaseWithdrawal(appealId);
  const [isOpen, setOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isOpen) heading.current?.focus();
  }, [isOpen]);
  if (isWaiting) return <p role="status" className="zj-soft">{t('appeals.member.withdraw.waiting')}</p>;
  if (!isOpen) return <Button variant="quiet" isWide onClick={() => setOpen(true)}>{t('appeals.member.withdraw')}</Button>;
  return (
    <section className="case-withdrawal" aria-labelledby="case-withdrawal">
      <h2 id="case-withdrawal" ref={heading} tabIndex={-1}>{t('appeals.member.withdraw.question')}</h2>
      <p>{t('appeals.member.withdraw.means')}</p>
      <Form onSubmit={() => void withdraw()} failure={failure} isAtField={error !== undefined} onRetry={withdraw}>
        <TextArea
          label={t('appeals.member.withdraw.reason')} isOptional value={reason} onValue={write} error={error}
          limit={reason.length > WITHDRAWAL_LIMIT / 2 ? WITHDRAWAL_LIMIT : undefined}
        />
        <Button variant="primary" isWide onClick={() => setOpen(false)}>{t('appeals.member.withdraw.stay')}</Button>
        <Button variant="danger" type="submit" isWide isBusy={isBusy}>{t('appeals.member.withdraw.send')}</Button>
      </Form>
    </section>
  );
}
