import { useState } from 'react';
import { useLocation } from 'wouter';
import { flowsApi } from '#platform/flows/public-ui/flows-api.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ChosenUnion, Home } from './membership-api.ts';

export type TransferAskProps = { readonly home: Home; readonly union: ChosenUnion };
const PROCESS = 'membership.transfer';

/** One tap: both unions are asked, and what becomes of it by itself is said before. */
export function TransferAsk({ home, union }: TransferAskProps) {
  const read = useRead(flowsApi.readProcess, { unionId: home.unionId, process: PROCESS });
  return <ReadState read={read}>{({ versionId }) => <Ask home={home} union={union} versionId={versionId} />}</ReadState>;
}

function Ask({ home, union, versionId }: TransferAskProps & { readonly versionId: string }) {
  const t = useText();
  const [, navigate] = useLocation();
  const start = useCommand(flowsApi.start);
  const [caseId] = useState(() => newIntentKey(browserRandom));
  const send = async (): Promise<void> => {
    if ((await start.run({ caseId, unionId: home.unionId, process: PROCESS, versionId, answers: { to: union.unionId } })).ok) navigate('/union', { replace: true });
  };
  return (
    <Card title={t('membership.member.transfer')}>
      <div className="zj-stack">
        <p>{t('membership.member.transfer.from-to', { from: home.unionName, to: union.unionName })}</p>
        <p className="zj-soft">{t('membership.member.transfer.how')}</p>
        <FailureBanner failure={start.failure} onRetry={send} />
        <Button variant="primary" isWide isBusy={start.isBusy} onClick={() => void send()}>{t('membership.member.transfer.send')}</Button>
      </div>
    </Card>
  );
}
