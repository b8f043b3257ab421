import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { CaseView } from '../wire.ts';
import { said } from './case-words.ts';
import { flowsApi, type BackTo } from './flows-api.ts';
import { OpinionPhotos } from './opinion-photos.tsx';
import type { ActEnd } from './use-act-end.ts';
import { useOpinionPhotos } from './use-opinion-photos.ts';
import { wordsError } from './words-error.ts';

export type SendBackFormProps = {
  readonly view: CaseView;
  readonly taskId: string;
  readonly end: ActEnd;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** 退回: to whom, what afterwards, and why; each choice says in one line what it means. */
export function SendBackForm({ view, taskId, end, onDone, onCancel }: SendBackFormProps) {
  const t = useText();
  const send = useCommand(flowsApi.sendBack);
  const [to, setTo] = useState('starter');
  const [then, setThen] = useState<'again' | 'direct'>('again');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const photos = useOpinionPhotos();
  const error = wordsError(t, words);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!photos.isReady() || error !== undefined) return;
    if (end.finish(await send.run({ taskId, to: toPlace(to), then, words: words.trim(), ...photos.part }))) onDone();
  };
  return (
    <Form onSubmit={() => void submit()} failure={send.failure} onRetry={submit}>
      <ChoiceCards legend={t('flows.send-back.to')} value={to} onValue={setTo} choices={placesOf(t, view)} />
      <ChoiceCards
        legend={t('flows.send-back.then')} value={then} onValue={setThen}
        choices={(['again', 'direct'] as const).map((value) => ({ value, label: t(`flows.send-back.${value}`), description: t(`flows.send-back.${value}-rule`) }))}
      />
      <TextArea label={t('flows.words.reason')} hint={t('flows.rule.send-back')} value={words} onValue={setWords} limit={1000} error={isTried ? error : undefined} />
      <OpinionPhotos caseId={view.caseId} opinion={photos} />
      <div className="flows-form-acts">
        <Button type="submit" variant="primary" isBusy={send.isBusy}>{t('flows.act.send-back')}</Button>
        <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}

const STEP = 'step:';

function placesOf(t: ReturnType<typeof useText>, { backTo }: CaseView) {
  const plain = (['starter', ...(backTo.length > 0 ? ['previous'] : [])]).map((value) => ({
    value, label: t(`flows.send-back.${value}`), description: t(`flows.send-back.${value}-rule`),
  }));
  const steps = backTo.map(({ step, title }) => ({
    value: `${STEP}${step}`, label: t('flows.send-back.step', { step: said(t, title) }), description: t('flows.send-back.step-rule'),
  }));
  return [...plain, ...steps];
}

function toPlace(chosen: string): BackTo {
  if (chosen === 'previous') return 'previous';
  return chosen.startsWith(STEP) ? { step: chosen.slice(STEP.length) } : 'starter';
}
