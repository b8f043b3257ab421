import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from './flows-api.ts';
import { OpinionPhotos } from './opinion-photos.tsx';
import type { ActEnd } from './use-act-end.ts';
import { useOpinionPhotos } from './use-opinion-photos.ts';
import { wordsError } from './words-error.ts';

export type CommentFormProps = { readonly caseId: string; readonly end: ActEnd; readonly onDone: () => void; readonly onCancel: () => void };

/** 留言: read by everybody who takes part, and nothing else changes. */
export function CommentForm({ caseId, end, onDone, onCancel }: CommentFormProps) {
  const t = useText();
  const comment = useCommand(flowsApi.comment);
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const photos = useOpinionPhotos();
  const error = wordsError(t, words);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (photos.isReady() && error === undefined && end.finish(await comment.run({ caseId, words: words.trim(), ...photos.part }))) onDone();
  };
  return (
    <Form onSubmit={() => void submit()} failure={comment.failure} onRetry={submit}>
      <TextArea label={t('flows.words.comment')} hint={t('flows.rule.comment')} value={words} onValue={setWords} limit={1000} error={isTried ? error : undefined} />
      <OpinionPhotos caseId={caseId} opinion={photos} />
      <div className="flows-form-acts">
        <Button type="submit" variant="primary" isBusy={comment.isBusy}>{t('flows.act.comment')}</Button>
        <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
