import { useState } from 'react';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';
import { FormFields } from '#platform/forms/office/form-fields.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Command } from '../../command.ts';
import type { Task } from '../../instance.ts';
import { findStep } from '../../rules/edit-flow.ts';
import { useSpeaker } from './design-context.ts';
import { act, openTasks, STARTER, type Line, type Trial, type Waiting } from './dry-run.ts';
import { isDueDay, personWords, waitingWords } from './dry-run-words.ts';
import { stepName } from './step-words.ts';

type ActsProps = { readonly trial: Trial; readonly form: Form; readonly answers: Answers; readonly onTrial: (trial: Trial) => void };

/** What can be done in the trial now: as each of those who are asked, and as the house that waits. */
export function TrialActs({ trial, form, answers, onTrial }: ActsProps) {
  const t = useText();
  const say = (what: string): Line => ({ kind: 'did', person: STARTER, what });
  return (
    <div className="zj-stack">
      {openTasks(trial).map((task) => <TaskActs key={task.id} task={task} trial={trial} form={form} onTrial={onTrial} />)}
      {trial.waiting.map((waiting) => <WaitingActs key={`${waiting.visit} ${waiting.kind}`} waiting={waiting} trial={trial} onTrial={onTrial} />)}
      {trial.instance.status === 'with-starter' && (
        <div className="fd-turn" role="group" aria-label={t('flows.designer.who.starter')}>
          <p><strong>{t('flows.designer.who.starter')}</strong> {t('flows.designer.try.returned')}</p>
          <div className="fd-pair">
            <Button variant="primary" onClick={() => onTrial(act(trial, { kind: 'resubmit', by: STARTER, answers }, say('resubmit')))}>{t('flows.designer.try.resubmit')}</Button>
            <Button onClick={() => onTrial(act(trial, { kind: 'withdraw', by: STARTER }, say('withdraw')))}>{t('flows.designer.try.withdraw')}</Button>
          </div>
        </div>
      )}
    </div>
  );
}

type TaskProps = Omit<ActsProps, 'answers'> & { readonly task: Task };

function TaskActs({ task, trial, form, onTrial }: TaskProps) {
  const t = useText();
  const speaker = useSpeaker();
  const key = trial.instance.visits.find(({ id }) => id === task.visit)?.step ?? '';
  const step = findStep(trial.flow, key)?.step;
  const [writes, setWrites] = useState<Answers>({});
  const editable = step !== undefined && 'writes' in step ? step.writes ?? [] : [];
  const person = personWords(speaker, task.person);
  const press = (what: string, command: Command) => onTrial(act(trial, command, { kind: 'did', person: task.person, what, step: key }));
  const own = Object.fromEntries(Object.entries(writes).filter(([field]) => editable.includes(field)));
  return (
    <div className="fd-turn" role="group" aria-label={t('flows.designer.try.turn', { person, step: stepName(speaker, key) })}>
      <p><strong>{person}</strong> {t('flows.designer.try.at', { step: stepName(speaker, key) })}</p>
      {editable.length > 0 && <FormFields form={{ fields: form.fields.filter((field) => editable.includes(field.key)) }} answers={{ ...trial.instance.answers, ...writes }} onChange={setWrites} editable={editable} />}
      <div className="fd-pair">
        {step?.kind === 'fill'
          ? <Button variant="primary" onClick={() => press('fill', { kind: 'fill', task: task.id, writes: own })}>{t('flows.designer.try.fill')}</Button>
          : (
            <>
              <Button variant="primary" onClick={() => press('agree', { kind: 'agree', task: task.id, writes: own })}>{t('flows.designer.try.agree')}</Button>
              <Button onClick={() => press('refuse', { kind: 'refuse', task: task.id })}>{t('flows.designer.try.refuse')}</Button>
            </>
          )}
        {step?.kind === 'approve' && step.by === 'ballot' && <Button onClick={() => press('abstain', { kind: 'abstain', task: task.id })}>{t('flows.designer.try.abstain')}</Button>}
        <Button onClick={() => press('send-back', { kind: 'send-back', task: task.id, to: 'starter', then: 'again' })}>{t('flows.designer.try.send-back')}</Button>
      </div>
    </div>
  );
}

function WaitingActs({ waiting, trial, onTrial }: { readonly waiting: Waiting; readonly trial: Trial; readonly onTrial: (trial: Trial) => void }) {
  const t = useText();
  const speaker = useSpeaker();
  const { kind, visit, step, event = '' } = waiting;
  const end = (outcome: 'agreed' | 'refused') => onTrial(act(trial, { kind: 'sub-ended', visit, outcome }, { kind: 'sub', step }));
  return (
    <div className="fd-turn" role="group" aria-label={stepName(speaker, step)}>
      <p>{waitingWords(speaker, waiting)}</p>
      <div className="fd-pair">
        {kind === 'time' && <Button variant={isDueDay(speaker, step) ? 'secondary' : 'primary'} onClick={() => onTrial(act(trial, { kind: 'due', visit }, { kind: 'passed-time', step }))}>{t(isDueDay(speaker, step) ? 'flows.designer.try.pass-due' : 'flows.designer.try.pass-time')}</Button>}
        {kind === 'event' && <Button variant="primary" onClick={() => onTrial(act(trial, { kind: 'event', event }, { kind: 'event', step }))}>{t('flows.designer.try.let-happen')}</Button>}
        {kind === 'sub' && (['agreed', 'refused'] as const).map((outcome) => <Button key={outcome} onClick={() => end(outcome)}>{t(`flows.designer.try.sub-${outcome}`)}</Button>)}
      </div>
    </div>
  );
}
