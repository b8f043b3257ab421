import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { exampleServiceApi } from './example-service-api.ts';

const EMPTY = { text: '' };
const LIMIT = 2000;

/** What was typed outlives errors and reloads; when a colleague was quicker, the refusal says so and nothing is lost. */
export function AnswerForm({ entryId }: { readonly entryId: string }) {
  const t = useText();
  const { value, set, clear } = useDraft(`example-service.answer.${entryId}`, EMPTY, isAnswerDraft);
  const { run, isBusy, failure } = useCommand(exampleServiceApi.answerEntry);
  const [isTried, setTried] = useState(false);
  const text = value.text.trim();
  const problem = text.length < 2 ? t('example-service.too-short') : text.length > LIMIT ? t('example-service.too-long') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (problem !== undefined) return;
    const answer = await run({ entryId, text });
    if (answer.ok) clear();
  };
  return (
    <Form onSubmit={() => void send()} failure={failure} onRetry={send}>
      <TextArea
        label={t('example-service.office.your-answer')} hint={t('example-service.office.answer-hint')} error={isTried ? problem : undefined}
        limit={LIMIT} value={value.text} onValue={(next) => set({ text: next })}
      />
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('example-service.office.send-answer')}</Button></div>
    </Form>
  );
}

function isAnswerDraft(held: unknown): held is typeof EMPTY {
  return typeof held === 'object' && held !== null && typeof Reflect.get(held, 'text') === 'string';
}
