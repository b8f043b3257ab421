import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { issueText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type Step } from './appeals-api.ts';
import { QuotedWords } from './quoted-words.tsx';

const EMPTY = { text: '' };
const LIMIT = 2000;

export type AddMessageProps = {
  readonly appealId: string;
  readonly steps: readonly Step[];
  /** The union has asked: the box is then the one thing to do. */
  readonly isAsked: boolean;
};

export function AddMessage({ appealId, steps, isAsked }: AddMessageProps) {
  const t = useText();
  const { value, set, clear } = useDraft(`addition.${appealId}`, EMPTY, isAddition);
  const { run, isBusy, failure, issues } = useCommand(appealsApi.addMessage);
  const { answers } = useConnection();
  const [isTried, setTried] = useState(false);
  const [isSent, setSent] = useState(false);
  const text = value.text.trim();
  const problem = text.length < 2 ? t('appeals.member.add.missing') : text.length > LIMIT ? t('appeals.member.form.text-long') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (problem !== undefined) return;
    const answer = await run({ appealId, text });
    // Closed meanwhile: the page must show that, the draft waits in the tab.
    if (!answer.ok) return answer.failure.code === 'appeals/wrong-state' ? answers.refreshAll() : undefined;
    clear();
    setTried(false);
    setSent(true);
  };
  const refused = issueText(t, issues.get('text'));
  return (
    <Card title={t(isAsked ? 'appeals.member.add.asked' : 'appeals.member.add')}>
      <Form onSubmit={() => void send()} failure={failure} isAtField={refused !== undefined} onRetry={send}>
        {isAsked && <QuotedWords label={t('appeals.member.add.question')} steps={steps} kind="asked" />}
        <TextArea
          label={t('appeals.member.add.text')} hint={t('appeals.member.add.hint')} error={isTried ? problem : refused}
          limit={value.text.length > LIMIT / 2 ? LIMIT : undefined}
          value={value.text} onValue={(next) => { set({ text: next }); setSent(false); }}
        />
        <Button type="submit" variant={isAsked ? 'primary' : 'secondary'} isWide isBusy={isBusy}>{t('appeals.member.add.send')}</Button>
        <p role="status" className={isSent ? 'case-done' : 'zj-unseen'}>{isSent ? t('appeals.member.add.sent') : ''}</p>
      </Form>
    </Card>
  );
}

function isAddition(held: unknown): held is typeof EMPTY {
  return typeof held === 'object' && held !== null && typeof Reflect.get(held, 'text') === 'string';
}
