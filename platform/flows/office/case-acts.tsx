import { useState } from 'react';
import { useDelayedActs } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CommentForm } from '../public-ui/comment-form.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import { SendBackForm } from '../public-ui/send-back-form.tsx';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import type { Can, CaseView } from '../wire.ts';
import { DecidePanel } from './decide-panel.tsx';
import type { Done } from './done-line.tsx';
import { DropSigner } from './drop-signer.tsx';
import { PersonActForm } from './person-act-form.tsx';

export type CaseActsProps = {
  readonly view: CaseView;
  readonly end: ActEnd;
  /** The decision stands in the page's own column. */
  readonly isFilling: boolean;
  readonly onDone: (done: Done) => void;
};

/** Acts that need a form of their own, in the order in which they are offered. */
const FORMS = ['send-back', 'add-signer', 'drop-signer', 'hand-over', 'delegate', 'comment'] as const satisfies readonly Can[];
type FormAct = (typeof FORMS)[number];

/** What the server says can be done now: the decision first, then the rest, each with its one-line rule. */
export function CaseActs({ view, end, isFilling, onDone }: CaseActsProps) {
  const t = useText();
  const [open, setOpen] = useState<FormAct>();
  const { can, myTask } = view;
  const finish = (done: Done): void => {
    setOpen(undefined);
    onDone(done);
  };
  const close = () => setOpen(undefined);
  if (can.length === 0) return null;
  if (open !== undefined) {
    return (
      <section className="zj-panel flows-acts" aria-labelledby="flows-act">
        <h2 id="flows-act">{t(`flows.act.${open}`)}</h2>
        <ActForm act={open} view={view} end={end} onDone={() => finish({ act: open })} onCancel={close} />
      </section>
    );
  }
  return (
    <>
      {myTask !== null && !isFilling && <DecidePanel view={view} task={myTask} end={end} onDone={finish} />}
      <OtherActs view={view} end={end} onOpen={setOpen} onDone={finish} />
    </>
  );
}

type ActFormProps = { readonly act: FormAct; readonly view: CaseView; readonly end: ActEnd; readonly onDone: () => void; readonly onCancel: () => void };

function ActForm({ act, view, ...ends }: ActFormProps) {
  const taskId = view.myTask?.taskId ?? '';
  switch (act) {
    case 'comment': return <CommentForm caseId={view.caseId} {...ends} />;
    case 'send-back': return <SendBackForm view={view} taskId={taskId} {...ends} />;
    case 'drop-signer': return <DropSigner view={view} taskId={view.dropTaskId ?? ''} {...ends} />;
    case 'add-signer':
    case 'hand-over':
    case 'delegate': return <PersonActForm act={act} taskId={taskId} {...ends} />;
  }
}

type OtherActsProps = { readonly view: CaseView; readonly end: ActEnd; readonly onOpen: (act: FormAct) => void; readonly onDone: (done: Done) => void };

function OtherActs({ view: { can, caseId, takeBackTaskId }, end, onOpen, onDone }: OtherActsProps) {
  const t = useText();
  const forms = FORMS.filter((act) => can.includes(act));
  const plain = (['take-back', 'remind', 'withdraw'] as const).filter((act) => can.includes(act));
  if (forms.length + plain.length === 0) return null;
  return (
    <section className="zj-panel flows-acts" aria-labelledby="flows-others">
      <h2 id="flows-others">{t('flows.office.others')}</h2>
      <ul className="flows-act-list">
        {forms.map((act) => <li key={act}><Button onClick={() => onOpen(act)}>{t(`flows.act.${act}`)}</Button><p>{t(`flows.rule.${act}`)}</p></li>)}
        {plain.includes('take-back') && takeBackTaskId !== null && <TakeBack taskId={takeBackTaskId} end={end} onDone={onDone} />}
        {plain.includes('remind') && <Remind caseId={caseId} end={end} onDone={onDone} />}
        {plain.includes('withdraw') && <Withdraw caseId={caseId} end={end} onDone={onDone} />}
      </ul>
    </section>
  );
}

type PlainActProps = { readonly end: ActEnd; readonly onDone: (done: Done) => void };

function TakeBack({ taskId, end, onDone }: PlainActProps & { readonly taskId: string }) {
  const command = useCommand(flowsApi.takeBack);
  const send = async (): Promise<void> => {
    if (end.finish(await command.run({ taskId }))) onDone({ act: 'take-back' });
  };
  return <PlainAct act="take-back" command={command} onPress={() => void send()} />;
}

function Remind({ caseId, end, onDone }: PlainActProps & { readonly caseId: string }) {
  const command = useCommand(flowsApi.remind);
  const send = async (): Promise<void> => {
    if (end.finish(await command.run({ caseId }))) onDone({ act: 'remind' });
  };
  return <PlainAct act="remind" command={command} onPress={() => void send()} />;
}

/** It waits some seconds at the foot of the console, where it can be taken back. */
function Withdraw({ caseId, end, onDone }: PlainActProps & { readonly caseId: string }) {
  const t = useText();
  const acts = useDelayedActs();
  const command = useCommand(flowsApi.withdraw);
  const id = `flows.withdraw.${caseId}`;
  const send = async (): Promise<void> => {
    if (end.finish(await command.run({ caseId }))) onDone({ act: 'withdraw' });
  };
  return <PlainAct act="withdraw" command={{ ...command, isBusy: command.isBusy || acts.isWaiting(id) }} onPress={() => acts.begin({ id, text: t('flows.act.withdraw'), run: () => void send() })} />;
}

type PlainCommand = Pick<ReturnType<typeof useCommand>, 'isBusy' | 'failure'>;

function PlainAct({ act, command: { isBusy, failure }, onPress }: { readonly act: Can; readonly command: PlainCommand; readonly onPress: () => void }) {
  const t = useText();
  return (
    <li>
      <Button isBusy={isBusy} onClick={onPress}>{t(`flows.act.${act}`)}</Button>
      <p>{t(`flows.rule.${act}`)}</p>
      <FailureBanner failure={failure} />
    </li>
  );
}
