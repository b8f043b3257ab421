import { useEffect, useRef } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import type { Can } from '../wire.ts';

/** `undoTaskId`: the own decision that can still be taken back. */
export type Done = { readonly act: Can; readonly undoTaskId?: string };

type DoneLineProps = { readonly done: Done | undefined; readonly caseId: string; readonly end: ActEnd; readonly onUndone: () => void };

/** Takes the focus after an act, so that a screen reader hears it; offers to undo it and leads to what waits next. */
export function DoneLine({ done, caseId, end, onUndone }: DoneLineProps) {
  const t = useText();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== undefined) line.current?.focus();
  }, [done]);
  return (
    <div className="flows-done" data-shown={done === undefined ? undefined : ''}>
      <p ref={line} role="status" tabIndex={-1}>{done !== undefined && t(`flows.done.${done.act}`)}</p>
      {done?.undoTaskId !== undefined && <Undo taskId={done.undoTaskId} end={end} onUndone={onUndone} />}
      {done !== undefined && <NextTask caseId={caseId} />}
    </div>
  );
}

function Undo({ taskId, end, onUndone }: { readonly taskId: string; readonly end: ActEnd; readonly onUndone: () => void }) {
  const t = useText();
  const takeBack = useCommand(flowsApi.takeBack);
  const undo = async (): Promise<void> => {
    end.finish(await takeBack.run({ taskId }));
    onUndone();
  };
  return (
    <>
      <FailureBanner failure={takeBack.failure} onRetry={undo} />
      <Button isBusy={takeBack.isBusy} onClick={() => void undo()}>{t('ui/undo')}</Button>
    </>
  );
}

function NextTask({ caseId }: { readonly caseId: string }) {
  const t = useText();
  const { answer } = useRead(flowsApi.listTasks, { view: 'todo' as const });
  if (answer === undefined) return null;
  const others = answer.tasks.filter((task) => task.caseId !== caseId);
  const [next] = others;
  if (next === undefined) return <LinkButton href="/flows">{t('flows.office.back')}</LinkButton>;
  return <LinkButton variant="primary" href={`/flows/cases/${next.caseId}`}>{t('flows.office.next')}</LinkButton>;
}
