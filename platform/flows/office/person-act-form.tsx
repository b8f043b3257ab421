import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import { PersonPicker } from './person-picker.tsx';

export type PersonAct = 'add-signer' | 'hand-over' | 'delegate';
export type PersonActFormProps = {
  readonly act: PersonAct;
  readonly taskId: string;
  readonly end: ActEnd;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

const PLACES = ['before', 'after', 'beside'] as const;

/** 加签, 转办, 请人给意见: to whom, and a word for them. */
export function PersonActForm({ act, taskId, end, onDone, onCancel }: PersonActFormProps) {
  const t = useText();
  const [personId, setPersonId] = useState<string>();
  const [where, setWhere] = useState<(typeof PLACES)[number]>('before');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const addSigner = useCommand(flowsApi.addSigner);
  const handOver = useCommand(flowsApi.handOver);
  const delegate = useCommand(flowsApi.delegate);
  const command = { 'add-signer': addSigner, 'hand-over': handOver, 'delegate': delegate }[act];
  const send = async (): Promise<void> => {
    setTried(true);
    if (personId === undefined) return;
    const asked = { taskId, personId, ...(words.trim() === '' ? {} : { words: words.trim() }) };
    const answer = act === 'add-signer' ? await addSigner.run({ ...asked, where }) : await (act === 'hand-over' ? handOver : delegate).run(asked);
    if (end.finish(answer)) onDone();
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={send}>
      <p className="zj-soft">{t(`flows.rule.${act}`)}</p>
      <PersonPicker
        taskId={taskId} label={t('flows.office.person')} value={personId} onValue={setPersonId}
        {...(isTried && personId === undefined ? { error: t('flows.office.person.needed') } : {})}
      />
      {act === 'add-signer' && (
        <ChoiceCards
          legend={t('flows.add-signer.where')} value={where} onValue={setWhere}
          choices={PLACES.map((value) => ({ value, label: t(`flows.add-signer.${value}`), description: t(`flows.add-signer.${value}-rule`) }))}
        />
      )}
      <TextArea label={t('flows.office.person.words')} isOptional value={words} onValue={setWords} limit={1000} />
      <div className="flows-form-acts">
        <Button type="submit" variant="primary" isBusy={command.isBusy}>{t(`flows.act.${act}`)}</Button>
        <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
