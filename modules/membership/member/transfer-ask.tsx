import { useState } from 'react';
import { useLocation } from 'wouter';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi, type ChosenUnion, type Home } from './membership-api.ts';

/** One tap: both unions are asked, and what becomes of it by itself is said before. */
export function TransferAsk({ home, union }: { readonly home: Home; readonly union: ChosenUnion }) {
  const t = useText();
  const [, navigate] = useLocation();
  const ask = useCommand(membershipApi.askTransfer);
  const [transferId] = useState(() => newIntentKey(browserRandom));
  const send = async (): Promise<void> => {
    if ((await ask.run({ transferId, unionId: union.unionId })).ok) navigate('/union', { replace: true });
  };
  return (
    <Card title={t('membership.member.transfer')}>
      <div className="zj-stack">
        <p>{t('membership.member.transfer.from-to', { from: home.unionName, to: union.unionName })}</p>
        <p className="zj-soft">{t('membership.member.transfer.how')}</p>
        <FailureBanner failure={ask.failure} onRetry={send} />
        <Button variant="primary" isWide isBusy={ask.isBusy} onClick={() => void send()}>{t('membership.member.transfer.send')}</Button>
      </div>
    </Card>
  );
}
