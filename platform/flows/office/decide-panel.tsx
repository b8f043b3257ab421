import { FormFields } from '#platform/forms/office/form-fields.tsx';
import { KeyHint, useShortcut } from '#platform/ui/office/key-hint.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { mainActOf, ruleOf } from '../public-ui/main-act.ts';
import { namesIn } from '../public-ui/names-in.ts';
import { OpinionPhotos } from '../public-ui/opinion-photos.tsx';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import { useDecision, type Decision, type OwnTask } from '../public-ui/use-decision.ts';
import { useReadPhoto } from '../public-ui/use-read-photo.ts';
import { formPart } from '../rules/form-part.ts';
import type { CaseView } from '../wire.ts';
import type { Done } from './done-line.tsx';
import { taskPickers } from './pickers.tsx';

type DecidePanelProps = { readonly view: CaseView; readonly task: OwnTask; readonly end: ActEnd; readonly onDone: (done: Done) => void };

/** The own task: fields to fill in where there are some, a sentence, and one press. */
export function DecidePanel({ view, task, end, onDone }: DecidePanelProps) {
  const t = useText();
  const state = useDecision(view, task, end);
  const readPhoto = useReadPhoto(view.caseId);
  const main = mainActOf(task);
  const decide = async (decision: Decision): Promise<void> => {
    if (await state.decide(decision)) onDone({ act: decision, undoTaskId: task.taskId });
  };
  useShortcut('Ctrl+Enter', () => void decide(main));
  const others = (['refuse', 'abstain'] as const).filter((act) => view.can.includes(act));
  return (
    <section className="zj-panel flows-acts" aria-labelledby="flows-decide">
      <h2 id="flows-decide">{t(`flows.office.asked.${task.kind}`)}</h2>
      <Form onSubmit={() => void decide(main)} failure={state.failure} onRetry={() => decide(main)}>
        {task.writes.length > 0 && (
          <FormFields
            form={formPart(view.definition.form, task.writes)} editable={task.writes} answers={state.answers} onChange={state.setAnswers}
            problems={state.problems} photos={{ purpose: 'flows', subjectKey: view.caseId }} readPhoto={readPhoto} names={namesIn(view, state.named)}
            pickers={taskPickers(task.taskId, state.onName)}
          />
        )}
        <TextArea
          label={t(main === 'give-opinion' ? 'flows.words.opinion' : 'flows.words.optional')} isOptional={main !== 'give-opinion'} value={state.words} onValue={state.setWords}
          limit={1000} error={state.wordsProblem === undefined ? undefined : t(state.wordsProblem)} aria-keyshortcuts="Control+Enter"
        />
        <OpinionPhotos caseId={view.caseId} opinion={state.opinionPhotos} />
        <ul className="flows-act-list">
          <li>
            <div className="flows-form-acts"><Button type="submit" variant="primary" isBusy={state.busy === main}>{t(`flows.act.${main}`)}</Button><KeyHint keys="Ctrl+Enter" /></div>
            <p>{t(ruleOf(task, main))}</p>
          </li>
          {others.map((act) => (
            <li key={act}>
              <Button variant={act === 'refuse' ? 'danger' : 'secondary'} isBusy={state.busy === act} onClick={() => void decide(act)}>{t(`flows.act.${act}`)}</Button>
              <p>{t(ruleOf(task, act))}</p>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  );
}
