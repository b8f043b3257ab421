import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CommentForm } from '../public-ui/comment-form.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import type { CaseView } from '../wire.ts';
import { useSoon } from './use-soon.ts';

type OwnActsProps = { readonly view: CaseView; readonly end: ActEnd };

/** Remind, comment, withdraw, take back: only what the server says can be done now, each with its rule. */
export function OwnActs({ view, end }: OwnActsProps) {
  const t = useText();
  const toast = useToast();
  const [isWriting, setWriting] = useState(false);
  const { can, caseId, takeBackTaskId } = view;
  if (!(['remind', 'comment', 'withdraw', 'take-back'] as const).some((act) => can.includes(act))) return null;
  return (
    <Card title={t('flows.member.more')}>
      <div className="zj-stack" data-gap="wide">
        {can.includes('take-back') && takeBackTaskId !== null && <TakeBack taskId={takeBackTaskId} end={end} />}
        {can.includes('remind') && <Remind caseId={caseId} end={end} />}
        {can.includes('comment') && (isWriting
          ? <CommentForm caseId={caseId} end={end} onCancel={() => setWriting(false)} onDone={() => { setWriting(false); toast({ text: t('flows.done.comment') }); }} />
          : <Button isWide onClick={() => setWriting(true)}>{t('flows.act.comment')}</Button>)}
        {can.includes('withdraw') && <Withdraw caseId={caseId} end={end} />}
      </div>
    </Card>
  );
}

type ActProps = { readonly caseId: string; readonly end: ActEnd };

function Remind({ caseId, end }: ActProps) {
  const t = useText();
  const toast = useToast();
  const remind = useCommand(flowsApi.remind);
  const send = async (): Promise<void> => {
    if (end.finish(await remind.run({ caseId }))) toast({ text: t('flows.done.remind') });
  };
  return (
    <div className="zj-stack">
      <Button isWide isBusy={remind.isBusy} onClick={() => void send()}>{t('flows.act.remind')}</Button>
      <p className="zj-soft zj-small">{t('flows.rule.remind')}</p>
      <FailureBanner failure={remind.failure} />
    </div>
  );
}

function TakeBack({ taskId, end }: { readonly taskId: string; readonly end: ActEnd }) {
  const t = useText();
  const toast = useToast();
  const takeBack = useCommand(flowsApi.takeBack);
  const send = async (): Promise<void> => {
    if (end.finish(await takeBack.run({ taskId }))) toast({ text: t('flows.done.take-back') });
  };
  return (
    <div className="zj-stack">
      <Button isWide isBusy={takeBack.isBusy} onClick={() => void send()}>{t('flows.act.take-back')}</Button>
      <p className="zj-soft zj-small">{t('flows.rule.take-back')}</p>
      <FailureBanner failure={takeBack.failure} onRetry={send} />
    </div>
  );
}

function Withdraw({ caseId, end }: ActProps) {
  const t = useText();
  const soon = useSoon();
  const withdraw = useCommand(flowsApi.withdraw);
  const send = () => void withdraw.run({ caseId }).then(end.finish);
  if (soon.isWaiting) return <Banner tone="warn" title={t('flows.member.withdraw-soon')}>{t('flows.member.withdraw-soon-text')}</Banner>;
  return (
    <div className="zj-stack">
      <Button variant="quiet" isWide isBusy={withdraw.isBusy} onClick={() => soon.begin(t('flows.member.withdraw-soon'), send)}>{t('flows.act.withdraw')}</Button>
      <p className="zj-soft zj-small">{t('flows.rule.withdraw')}</p>
      <FailureBanner failure={withdraw.failure} onRetry={send} />
    </div>
  );
}
