import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { KeyHint, useShortcut } from '#platform/ui/office/key-hint.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import '../public-ui/flows.css';
import type { TaskLine } from '../wire.ts';

export type BatchBarProps = {
  readonly chosen: readonly TaskLine[];
  readonly batchable: readonly TaskLine[];
  readonly onChoose: (tasks: readonly TaskLine[]) => void;
  readonly onDone: () => void;
};

type Result = { readonly agreed: number; readonly refused: readonly { readonly task: TaskLine; readonly code: string }[] };
/** What the server takes at once. */
const MOST = 50;

/** Says how many are marked, agrees to them with one press, and afterwards names each that was refused and why. */
export function BatchBar({ chosen, batchable, onChoose, onDone }: BatchBarProps) {
  const t = useText();
  const batch = useCommand(flowsApi.batchAgree);
  const [words, setWords] = useState('');
  const [result, setResult] = useState<Result>();
  const send = async (): Promise<void> => {
    const now = chosen.slice(0, MOST);
    const answer = await batch.run({ taskIds: now.map(({ taskId }) => taskId), ...(words.trim() === '' ? {} : { words: words.trim() }) });
    if (!answer.ok) return;
    const byId = new Map(now.map((task) => [task.taskId, task]));
    const refused = answer.value.refused.flatMap(({ taskId, code }) => {
      const task = byId.get(taskId);
      return task === undefined ? [] : [{ task, code }];
    });
    setResult({ agreed: answer.value.agreed.length, refused });
    setWords('');
    onChoose(chosen.slice(MOST));
    onDone();
  };
  useShortcut('Ctrl+Enter', () => { if (chosen.length > 0) void send(); });
  return (
    <div className="flows-batch-place">
      {result !== undefined && <BatchResult result={result} />}
      <FailureBanner failure={batch.failure} onRetry={send} />
      {batchable.length > 0 && chosen.length === 0 && <div><Button onClick={() => onChoose(batchable.slice(0, MOST))}>{t('flows.office.batch.all', { count: Math.min(batchable.length, MOST) })}</Button></div>}
      {chosen.length > 0 && (
        <section className="flows-batch" aria-label={t('flows.office.batch')}>
          <p className="flows-batch-count" role="status">{t('flows.office.batch.chosen', { count: chosen.length })}</p>
          <TextInput label={t('flows.words.optional')} isOptional value={words} onValue={setWords} />
          <div className="flows-form-acts">
            <Button variant="primary" isBusy={batch.isBusy} onClick={() => void send()} aria-keyshortcuts="Control+Enter">{t('flows.office.batch.agree', { count: Math.min(chosen.length, MOST) })}</Button>
            <KeyHint keys="Ctrl+Enter" />
            <Button variant="quiet" onClick={() => onChoose([])}>{t('flows.office.batch.none')}</Button>
          </div>
        </section>
      )}
    </div>
  );
}

function BatchResult({ result: { agreed, refused } }: { readonly result: Result }) {
  const t = useText();
  return (
    <Banner tone={refused.length === 0 ? 'ok' : 'warn'} title={t(refused.length === 0 ? 'flows.office.batch.done' : 'flows.office.batch.done-partly', { count: agreed, refused: refused.length })} isAnnounced>
      {refused.length > 0 && (
        <ul className="flows-batch-refused">
          {refused.map(({ task, code }) => (
            <li key={task.taskId}>
              <Link href={`/flows/cases/${task.caseId}`}>{t('flows.office.batch.refused', { title: said(t, task.title), name: task.starterName, number: task.number })}</Link>
              <span>{t.has(code) ? t(code) : t(`flows/${code}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
