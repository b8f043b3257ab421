import { useEffect, useRef } from 'react';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { OrderButtons } from '#platform/ui/office/order-buttons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { moved, nextKey } from '../build.ts';
import type { Words } from '../in-language.ts';
import { WordsInput } from './words-input.tsx';

type Choice = { key: string; label: Words };
export type ChoicesEditorProps = { readonly choices: readonly Choice[]; readonly onChoices: (choices: Choice[]) => void };

const MOST = 60;

/** What can be chosen, in order. A choice keeps its key when it is renamed, so what was answered keeps its meaning. */
export function ChoicesEditor({ choices, onChoices }: ChoicesEditorProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const isAdded = useRef(false);
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    list.current?.lastElementChild?.querySelector('input')?.select();
  }, [choices.length]);
  const add = () => {
    isAdded.current = true;
    onChoices([...choices, { key: nextKey('choice', choices.map(({ key }) => key)), label: { 'zh-CN': t('forms.office.choice-nth', { place: choices.length + 1 }) } }]);
  };
  return (
    <fieldset className="forms-editor">
      <legend className="zj-label">{t('forms.office.choices')}</legend>
      <ol className="forms-editor-list" ref={list}>
        {choices.map((choice, at) => (
          <li key={choice.key} className="forms-choice">
            <div className="forms-choice-words">
              <WordsInput
                label={t('forms.office.choice-nth', { place: at + 1 })} value={choice.label}
                onValue={(label) => onChoices(choices.map((one, index) => (index === at ? { ...one, label: label ?? one.label } : one)))}
              />
            </div>
            <div className="forms-card-acts">
              <OrderButtons at={at} count={choices.length} name={choice.label['zh-CN']} onMove={(by) => onChoices(moved(choices, at, by))} />
              {choices.length > 1 && (
                <Button
                  variant="quiet" aria-label={t('forms.office.remove-of', { name: choice.label['zh-CN'] })}
                  onClick={() => onChoices(choices.filter((_, index) => index !== at))}
                >
                  {t('forms.office.remove')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {choices.length < MOST && <div><Button icon={<PlusIcon />} onClick={add}>{t('forms.office.choice-add')}</Button></div>}
    </fieldset>
  );
}
