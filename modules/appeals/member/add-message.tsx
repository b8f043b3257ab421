import { useState } from 'react';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { issueText } from '#platform/ui/api/failure.ts';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from './appeals-api.ts';
import { isCaseContent, newCaseParcel, type CaseContent } from './case-parcel.ts';
import { QuotedWords } from './quoted-words.tsx';
import { useCaseSending, type CaseOutcome } from './use-case-sending.ts';
import { useKeptParcel } from './use-kept-parcel.ts';

const LIMIT = 2000;

export type AddMessageProps = {
  readonly appealId: string;
  readonly steps: readonly Step[];
  /** The union has asked: the box is then the one thing to do. */
  readonly isAsked: boolean;
};

export function AddMessage(props: AddMessageProps) {
  const t = useText();
  const { waiting } = useCaseSending(props.appealId);
  const [{ round, outcome }, setRound] = useState<{ readonly round: number; readonly outcome: CaseOutcome | undefined }>({ round: 0, outcome: undefined });
  const said = waiting.includes('addMessage') ? t('appeals.member.add.waiting') : outcome === 'sent' ? t('appeals.member.add.sent') : '';
  return (
    <Card title={t(props.isAsked ? 'appeals.member.add.asked' : 'appeals.member.add')}>
      <MessageForm
        key={round} {...props} onTyping={() => setRound({ round, outcome: undefined })}
        onSent={(sent) => setRound({ round: round + 1, outcome: sent })}
      />
      <p role="status" className={said === '' ? 'zj-unseen' : 'case-done'}>{said}</p>
    </Card>
  );
}

type MessageFormProps = AddMessageProps & { readonly onTyping: () => void; readonly onSent: (outcome: CaseOutcome) => void };

function MessageForm({ appealId, steps, isAsked, onTyping, onSent }: MessageFormProps) {
  const t = useText();
  const { text, write, problem, send, isBusy, failure, refused } = useMessage(appealId, onSent);
  const [isTried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (problem === undefined) void send();
  };
  return (
    <Form onSubmit={submit} failure={failure} isAtField={refused !== undefined} onRetry={send}>
      {isAsked && <QuotedWords label={t('appeals.member.add.question')} steps={steps} kind="asked" />}
      <TextArea
        label={t('appeals.member.add.text')} hint={t('appeals.member.add.hint')} error={isTried ? problem : refused}
        limit={text.length > LIMIT / 2 ? LIMIT : undefined} value={text} onValue={(next) => { write(next); onTyping(); }}
      />
      <Button type="submit" variant={isAsked ? 'primary' : 'secondary'} isWide isBusy={isBusy}>{t('appeals.member.add.send')}</Button>
    </Form>
  );
}

/** One message, from the first letter on the way to the outbox. */
function useMessage(appealId: string, onSent: (outcome: CaseOutcome) => void) {
  const t = useText();
  const outbox = useOutbox();
  const { sender, sendKept, isBusy, failure, issues } = useCaseSending(appealId);
  const [{ parcel, content: opened }] = useState(() => {
    const held = outbox.parcels.get().find(({ stage, content }) => stage === 'draft' && isCaseContent(content) && isMessageOf(content, appealId));
    const begun = held?.content;
    if (held !== undefined && isCaseContent(begun) && isMessageOf(begun, appealId)) return { parcel: held, content: begun };
    return newCaseParcel(browserRandom, { act: 'addMessage', appealId, input: { appealId, text: '' }, ...sender });
  });
  const { content, set, settled } = useKeptParcel<CaseContent<'addMessage'>>(outbox, parcel, opened);
  const { text } = content.input;
  const length = text.trim().length;
  const send = async (): Promise<void> => {
    set({ input: { appealId, text: text.trim() }, ...sender });
    await settled();
    const outcome = await sendKept(parcel.id);
    if (outcome !== 'refused') onSent(outcome);
  };
  return {
    text, send, isBusy, failure, refused: issueText(t, issues.get('text')),
    write: (next: string) => set({ input: { appealId, text: next } }),
    problem: length < 2 ? t('appeals.member.add.missing') : length > LIMIT ? t('appeals.member.form.text-long') : undefined,
  };
}

function isMessageOf(content: CaseContent, appealId: string): content is CaseContent<'addMessage'> {
  return content.act === 'addMessage' && content.appealId === appealId;
}
