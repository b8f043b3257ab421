import { useState } from 'react';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { differences } from '../rules/text-difference.ts';
import { emptyPart, partsOf, type TextWords } from '../rules/text-kinds.ts';
import { consentsOfficeApi, type ListedText } from './consents-api.ts';
import { DifferenceList } from './difference-list.tsx';
import { partLabel } from './version-words.ts';
import './consents.css';

const LANGUAGES = ['zh-CN', 'en'] as const;
const KINDS = ['words', 'widens'] as const;

export type PublishFormProps = { readonly text: ListedText; readonly unionId: string; readonly onDone: () => void };

/** The newest words to be written over, the difference beside them, from which day, and whether it allows more: with a reason. */
export function PublishForm({ text, unionId, onDone }: PublishFormProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(consentsOfficeApi.publishText);
  const newest = text.versions[0]?.content ?? { 'zh-CN': {}, 'en': null };
  const [content, setContent] = useState<Readonly<Record<(typeof LANGUAGES)[number], TextWords>>>({ 'zh-CN': newest['zh-CN'], 'en': newest.en ?? {} });
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>('zh-CN');
  const [validFrom, setValidFrom] = useState<string>(text.earliestDay);
  const [kind, setKind] = useState<(typeof KINDS)[number]>();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const parts = partsOf(text.textKey);
  const hasEnglish = Object.values(content.en).some((words) => words.trim() !== '');
  const problems = {
    words: emptyPart(text.textKey, content['zh-CN']) ?? (hasEnglish ? emptyPart(text.textKey, content.en) : undefined),
    day: isPlainDate(validFrom) ? undefined : t('consents.office.needed'), kind: kind === undefined ? t('consents.office.choose') : undefined,
    reason: reason.trim().length < 4 ? t('consents.office.reason-needed') : undefined,
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined) || !isPlainDate(validFrom)) return;
    const answer = await run({
      unionId, textKey: text.textKey, seen: text.versions.length, content: { 'zh-CN': { ...content['zh-CN'] }, 'en': hasEnglish ? { ...content.en } : null }, validFrom,
      widens: kind === 'widens', reason: reason.trim(),
    });
    if (answer.ok) onDone();
  };
  const words = content[language];
  return (
    <section className="zj-panel zj-stack consents-write" data-gap="wide" aria-labelledby="consents-write">
      <h2 id="consents-write">{t('consents.office.write')}</h2>
      <Form onSubmit={() => void send()} failure={failure} onRetry={send}>
        <ChoiceCards
          legend={t('consents.office.language')} look="chips" value={language} onValue={setLanguage}
          choices={LANGUAGES.map((one) => ({ value: one, label: t(`consents.office.language.${one}`) }))}
        />
        {parts.map((part) => (
          <TextArea
            key={`${language} ${part}`} label={partLabel(t, part)} value={words[part] ?? ''} onValue={(next) => setContent({ ...content, [language]: { ...words, [part]: next } })}
            error={isTried && problems.words === part && (words[part] ?? '').trim() === '' ? t('consents.office.needed') : undefined}
          />
        ))}
        <div className="consents-preview">
          <h3>{t('consents.office.changed')}</h3>
          <DifferenceList found={differences(parts, newest[language] ?? {}, words)} />
        </div>
        <TextInput label={t('consents.office.valid-from')} type="date" min={text.earliestDay} value={validFrom} onValue={setValidFrom} error={isTried ? problems.day : undefined} />
        <ChoiceCards
          legend={t('consents.office.kind')} value={kind} onValue={setKind} error={isTried ? problems.kind : undefined}
          choices={KINDS.map((one) => ({ value: one, label: t(`consents.office.kind.${one}`), description: t(`consents.office.kind.${one}-text`) }))}
        />
        <TextInput label={t('consents.office.reason')} hint={t('consents.office.reason-hint')} limit={300} value={reason} onValue={setReason} error={isTried ? problems.reason : undefined} />
        <div className="consents-acts">
          <Button type="submit" variant="primary" isBusy={isBusy}>{t('consents.office.publish')}</Button>
          <Button onClick={onDone}>{t('ui/cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
