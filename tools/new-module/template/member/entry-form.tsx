import { useState } from 'react';
import { issueText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { exampleServiceApi } from './example-service-api.ts';

const EMPTY = { title: '', text: '' };
const LIMITS = { title: 60, text: 2000 } as const;

/** What was typed outlives errors, reloads and a session that ended meanwhile. */
export function EntryForm() {
  const t = useText();
  const { value, set, clear } = useDraft('example-service.entry', EMPTY, isEntryDraft);
  const { run, isBusy, failure, issues } = useCommand(exampleServiceApi.makeEntry);
  const [isTried, setTried] = useState(false);
  const [isSent, setSent] = useState(false);
  const entry = { title: value.title.trim(), text: value.text.trim() };
  const problemOf = (field: keyof typeof EMPTY): string | undefined => {
    if (entry[field].length < 2) return t('example-service.too-short');
    return entry[field].length > LIMITS[field] ? t('example-service.too-long') : undefined;
  };
  const errorOf = (field: keyof typeof EMPTY) => (isTried ? problemOf(field) : undefined) ?? issueText(t, issues.get(field));
  const send = async (): Promise<void> => {
    setTried(true);
    if (problemOf('title') !== undefined || problemOf('text') !== undefined) return;
    const answer = await run(entry);
    if (!answer.ok) return;
    clear();
    setTried(false);
    setSent(true);
  };
  const change = (written: Partial<typeof EMPTY>): void => {
    set(written);
    setSent(false);
  };
  return (
    <Card title={t('example-service.member.new')}>
      <Form onSubmit={() => void send()} failure={issues.size === 0 ? failure : undefined} onRetry={send}>
        <TextInput
          label={t('example-service.entry-title')} hint={t('example-service.member.title-hint')} error={errorOf('title')}
          value={value.title} onValue={(title) => change({ title })}
        />
        <TextArea
          label={t('example-service.text')} error={errorOf('text')} limit={value.text.length > LIMITS.text / 2 ? LIMITS.text : undefined}
          value={value.text} onValue={(text) => change({ text })}
        />
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('example-service.member.send')}</Button>
        <p role="status" className={isSent ? undefined : 'zj-unseen'}>{isSent ? t('example-service.member.sent') : ''}</p>
      </Form>
    </Card>
  );
}

function isEntryDraft(held: unknown): held is typeof EMPTY {
  return typeof held === 'object' && held !== null
    && typeof Reflect.get(held, 'title') === 'string' && typeof Reflect.get(held, 'text') === 'string';
}
