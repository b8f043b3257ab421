import { FormFields } from '#platform/forms/phone/form-fields.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import { namesIn } from '../public-ui/names-in.ts';
import { mainActOf, ruleOf } from '../public-ui/main-act.ts';
import { OpinionPhotos } from '../public-ui/opinion-photos.tsx';
import { SendBackForm } from '../public-ui/send-back-form.tsx';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import { useDecision, type Decision, type DecisionState, type OwnTask } from '../public-ui/use-decision.ts';
import { useReadPhoto } from '../public-ui/use-read-photo.ts';
import { formPart } from '../rules/form-part.ts';
import type { CaseView } from '../wire.ts';
import { memberPickers } from './member-pickers.tsx';
import { TASK_FORM } from './task-form.ts';

/** What the card shows: the decision itself, or one of the rarer ways out. */
export type TaskFace = 'decide' | 'refuse' | 'send-back';

type TaskCardProps = {
  readonly view: CaseView;
  readonly task: OwnTask;
  readonly end: ActEnd;
  readonly face: TaskFace;
  readonly onFace: (face: TaskFace) => void;
};

/** What is asked of me: agreeing takes one press, everything else says first what it does. */
export function TaskCard({ view, task, end, face, onFace }: TaskCardProps) {
  const t = useText();
  const state = useDecision(view, task, end);
  const toast = useToast();
  const takeBack = useCommand(flowsApi.takeBack);
  const decide = async (decision: Decision): Promise<void> => {
    const isDone = await state.decide(decision);
    if (!isDone) return;
    onFace('decide');
    // Undo instead of asking first; where somebody has gone on meanwhile, the page says so.
    toast({ text: t(`flows.done.${decision}`), onUndo: () => void takeBack.run({ taskId: task.taskId }).then(end.finish) });
  };
  const back = () => onFace('decide');
  return (
    <Card title={t(`flows.member.asked.${task.kind}`)}>
      {face === 'send-back' && <SendBackForm view={view} taskId={task.taskId} end={end} onCancel={back} onDone={() => { back(); toast({ text: t('flows.done.send-back') }); }} />}
      {face === 'refuse' && <RefuseForm view={view} task={task} state={state} onRefuse={() => void decide('refuse')} onCancel={back} />}
      {face === 'decide' && (
        <div className="zj-stack" data-gap="wide">
          <DecideForm view={view} task={task} state={state} onDecide={(decision) => void decide(decision)} />
          <OtherWays view={view} onFace={onFace} onAbstain={() => void decide('abstain')} />
        </div>
      )}
    </Card>
  );
}

type DecideFormProps = { readonly view: CaseView; readonly task: OwnTask; readonly state: DecisionState; readonly onDecide: (decision: Decision) => void };

function DecideForm({ view, task, state, onDecide }: DecideFormProps) {
  const t = useText();
  const readPhoto = useReadPhoto(view.caseId);
  const main = mainActOf(task);
  return (
    <Form id={TASK_FORM} onSubmit={() => onDecide(main)} failure={state.failure} onRetry={() => onDecide(main)}>
      {task.writes.length > 0 && (
        <FormFields
          form={formPart(view.definition.form, task.writes)} editable={task.writes} answers={state.answers} onChange={state.setAnswers}
          problems={state.problems} photos={{ purpose: 'flows', subjectKey: view.caseId }} readPhoto={readPhoto}
          names={namesIn(view, state.named)} pickers={memberPickers(view.unionId, state.onName)}
        />
      )}
      <TextArea
        label={t(main === 'give-opinion' ? 'flows.words.opinion' : 'flows.words.optional')} hint={t(ruleOf(task, main))} isOptional={main !== 'give-opinion'}
        value={state.words} onValue={state.setWords} limit={1000} error={state.wordsProblem === undefined ? undefined : t(state.wordsProblem)}
      />
      <OpinionPhotos caseId={view.caseId} opinion={state.opinionPhotos} />
    </Form>
  );
}

function RefuseForm({ view, task, state, onRefuse, onCancel }: { readonly view: CaseView; readonly task: OwnTask; readonly state: DecisionState; readonly onRefuse: () => void; readonly onCancel: () => void }) {
  const t = useText();
  return (
    <Form onSubmit={onRefuse} failure={state.failure} onRetry={onRefuse}>
      <TextArea
        label={t('flows.words.reason')} hint={t(ruleOf(task, 'refuse'))} value={state.words} onValue={state.setWords} limit={1000}
        error={state.wordsProblem === undefined ? undefined : t(state.wordsProblem)}
      />
      <OpinionPhotos caseId={view.caseId} opinion={state.opinionPhotos} />
      <div className="flows-form-acts">
        <Button type="submit" variant="danger" isBusy={state.busy === 'refuse'}>{t('flows.act.refuse')}</Button>
        <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}

type OtherWaysProps = { readonly view: CaseView; readonly onFace: (face: TaskFace) => void; readonly onAbstain: () => void };

function OtherWays({ view: { can }, onFace, onAbstain }: OtherWaysProps) {
  const t = useText();
  return (
    <div className="flows-form-acts">
      {can.includes('send-back') && <Button onClick={() => onFace('send-back')}>{t('flows.act.send-back')}</Button>}
      {can.includes('refuse') && <Button onClick={() => onFace('refuse')}>{t('flows.act.refuse')}</Button>}
      {can.includes('abstain') && <Button onClick={onAbstain}>{t('flows.act.abstain')}</Button>}
    </div>
  );
}
