import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { inLanguage } from '#platform/forms/in-language.ts';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step, StepKind } from '../../definition.ts';
import { insertStep, stepKeys, type Spot } from '../../rules/edit-flow.ts';
import { useDesk } from './design-context.ts';
import { KindIcon } from './flow-icons.tsx';
import { KIND_GROUPS, newStep } from './step-kinds.ts';
import { usePlaceBelow } from './use-place-below.ts';

export type AddStepProps = {
  readonly spot: Spot;
  /** The step above the plus, which gives it its name. */
  readonly after: Step | undefined;
  readonly lane: string;
};

/** The plus between two cards: what can stand here, each with a sentence that says what it does. */
export function AddStep({ spot, after, lane }: AddStepProps) {
  const t = useText();
  const id = useId();
  const { mayEdit } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const plus = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    plus.current?.focus();
  };
  if (!mayEdit) return <div className="fd-joint" />;
  const label = after === undefined ? t('flows.designer.add-first', { lane }) : t('flows.designer.add-after', { name: inLanguage(after.title, t.language) });
  return (
    <div className="fd-joint" data-open={isOpen ? '' : undefined} onBlur={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget)) setOpen(false); }}>
      <button type="button" ref={plus} className="fd-plus" aria-label={label} title={label} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}><PlusIcon /></button>
      {isOpen && <KindMenu id={id} label={label} spot={spot} plus={plus} onClose={close} />}
    </div>
  );
}

type MenuProps = { readonly id: string; readonly label: string; readonly spot: Spot; readonly plus: RefObject<HTMLElement | null>; readonly onClose: () => void };

function KindMenu({ id, label, spot, plus, onClose }: MenuProps) {
  const t = useText();
  const { definition, change, select, view } = useDesk();
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlaceBelow(plus, menu);
  const add = (kind: StepKind) => {
    const step = newStep(kind, new Set([...stepKeys(definition.flow), ...(view === undefined ? [] : stepKeys(view.definition.flow))]), t);
    change({ ...definition, flow: insertStep(definition.flow, spot, step) });
    onClose();
    select({ step: step.key });
  };
  useFocusInside(menu, onClose);
  return (
    <div className="fd-kinds" ref={menu} style={place} id={id} role="group" aria-label={label}>
      {KIND_GROUPS.map(({ group, kinds }) => (
        <div key={group} className="fd-kind-group">
          <p className="fd-kind-title">{t(`flows.designer.group.${group}`)}</p>
          {kinds.map((kind) => (
            <button key={kind} type="button" className="fd-kind" data-kind={kind} onClick={() => add(kind)}>
              <span className="fd-kind-sign"><KindIcon kind={kind} /></span>
              <span><strong>{t(`flows.kind.${kind}`)}</strong><span className="fd-kind-hint">{t(`flows.designer.kind-hint.${kind}`)}</span></span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The focus begins at the first thing in the menu; Escape, from anywhere in it, closes. */
function useFocusInside(menu: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const escape = useRef(onEscape);
  useEffect(() => {
    escape.current = onEscape;
  });
  useEffect(() => {
    const opened = menu.current;
    const onKeyDown = ({ key }: KeyboardEvent) => { if (key === 'Escape') escape.current(); };
    opened?.querySelector('button')?.focus({ preventScroll: true });
    opened?.addEventListener('keydown', onKeyDown);
    return () => opened?.removeEventListener('keydown', onKeyDown);
  }, [menu]);
}
