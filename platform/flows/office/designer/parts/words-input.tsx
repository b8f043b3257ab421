import { useState } from 'react';
import type { Words } from '#platform/forms/in-language.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type WordsInputProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: Words;
  readonly onValue: (words: Words) => void;
  readonly isLong?: boolean;
};

/** What people read: in Chinese, and in English where somebody wants it. */
export function WordsInput({ label, hint, value, onValue, isLong = false }: WordsInputProps) {
  const t = useText();
  const [isAsked, ask] = useState(false);
  const Box = isLong ? TextArea : TextInput;
  const chinese = value['zh-CN'];
  const setChinese = (text: string) => onValue({ ...value, 'zh-CN': text });
  const setEnglish = (text: string) => onValue(text === '' ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: text });
  return (
    <div className="fd-words">
      <Box label={label} value={chinese} onValue={setChinese} limit={200} {...(hint !== undefined && { hint })} {...(chinese.trim() === '' && { error: t('flows.problem.words-missing') })} />
      {value.en !== undefined || isAsked
        ? <Box label={t('flows.designer.in-english', { label })} isOptional lang="en" value={value.en ?? ''} onValue={setEnglish} limit={400} />
        : <div><Button variant="quiet" onClick={() => ask(true)}>{t('flows.designer.add-english')}</Button></div>}
    </div>
  );
}
