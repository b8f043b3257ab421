import { useEffect, useRef, useState } from 'react';
import { inLanguage } from '#platform/forms/in-language.ts';
import { CopyIcon } from '#platform/ui/icons/action-icons.tsx';
import { WarningIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from '../../definition.ts';
import { copyStep, moveStep, removeStep, stepKeys } from '../../rules/edit-flow.ts';
import { useDesk, useSpeaker } from './design-context.ts';
import { BinIcon, DownIcon, KindIcon, UpIcon } from './flow-icons.tsx';
import { buttonId } from './places.ts';
import { problemText } from './problem-words.ts';
import { stepLines } from './step-words.ts';

type CardProps = { readonly step: Step; readonly at: number; readonly count: number };

/** One step as 钉钉 and 飞书 show it: what it is, who is asked, what is wrong with it. Press it to change it. */
export function StepCard({ step, at, count }: CardProps) {
  const t = useText();
  const speaker = useSpeaker();
  const { problems, select, selected, mayEdit } = useDesk();
  const wrong = problems.filter((problem) => problem.at?.step === step.key && problem.at.branch === undefined);
  const isOpen = selected?.step === step.key && selected.branch === undefined;
  return (
    <div className="fd-card" data-kind={step.kind} data-wrong={wrong.length > 0 ? '' : undefined} data-open={isOpen ? '' : undefined}>
      <button type="button" className="fd-open" id={buttonId({ step: step.key })} onClick={() => select({ step: step.key })}>
        <span className="fd-card-head"><KindIcon kind={step.kind} /><strong>{inLanguage(step.title, t.language)}</strong></span>
        <span className="zj-unseen">{t('flows.designer.kind-of', { kind: t(`flows.kind.${step.kind}`) })}</span>
        <span className="fd-card-body">{stepLines(speaker, step).map((line) => <span key={line}>{line}</span>)}</span>
      </button>
      {wrong.map((problem) => <p className="fd-wrong" key={problem.id}><WarningIcon />{problemText(speaker, problem)}</p>)}
      {mayEdit && <CardActions step={step} at={at} count={count} />}
    </div>
  );
}

function CardActions({ step, at, count }: CardProps) {
  const t = useText();
  const say = useToast();
  const { definition, change, view } = useDesk();
  const [place, setPlace] = useState<number>();
  const pressed = useRef<HTMLButtonElement>(null);
  // A card that changes places is taken out and put in again by the browser, and the focus would stay behind.
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  });
  const { flow } = definition;
  const name = inLanguage(step.title, t.language);
  const published = new Set(view === undefined ? [] : stepKeys(view.definition.flow));
  const move = (by: -1 | 1) => (event: { readonly currentTarget: HTMLButtonElement }) => {
    pressed.current = event.currentTarget;
    setPlace(Math.min(count, Math.max(1, at + 1 + by)));
    change({ ...definition, flow: moveStep(flow, step.key, by) });
  };
  const copy = () => {
    const made = copyStep(flow, step.key, published);
    change({ ...definition, flow: made.flow });
    requestAnimationFrame(() => document.getElementById(buttonId({ step: made.key }))?.focus());
  };
  const remove = () => {
    change({ ...definition, flow: removeStep(flow, step.key) });
    say({ text: t('flows.designer.removed', { name }), onUndo: () => change(definition) });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.fd-plus')?.focus());
  };
  return (
    <div className="fd-acts">
      {count > 1 && <IconButton label={t('flows.designer.up-of', { name })} onPress={move(-1)}><UpIcon /></IconButton>}
      {count > 1 && <IconButton label={t('flows.designer.down-of', { name })} onPress={move(1)}><DownIcon /></IconButton>}
      <IconButton label={t('flows.designer.copy-of', { name })} onPress={copy}><CopyIcon /></IconButton>
      <IconButton label={t('flows.designer.remove-of', { name })} onPress={remove}><BinIcon /></IconButton>
      <span className="zj-unseen" role="status">{place === undefined ? '' : t('flows.designer.moved', { name, place, count })}</span>
    </div>
  );
}

type IconButtonProps = { readonly label: string; readonly onPress: (event: { readonly currentTarget: HTMLButtonElement }) => void; readonly children: React.ReactNode };

function IconButton({ label, onPress, children }: IconButtonProps) {
  return <button type="button" className="fd-act" aria-label={label} title={label} onClick={onPress}>{children}</button>;
}
