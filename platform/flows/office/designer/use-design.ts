import { useMemo, useState } from 'react';
import { visitMemory, type Memory } from '#platform/ui/browser-memory.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { compareDefinitions, type DefinitionChange } from '../../rules/compare-definitions.ts';
import type { ProcessDefinition } from '../../wire.ts';
import type { Backing, DefinitionView, KeptDraft } from './designer-api.ts';
import { draftName, isHeldDesign, type HeldDesign } from './held-design.ts';
import { problemsOf, type DesignProblem } from './problems.ts';
import { useKeptDraft, type Keeping } from './use-kept-draft.ts';

export type Design = {
  readonly unionId: string;
  readonly process: string;
  /** Undefined for a process that was never published. */
  readonly view: DefinitionView | undefined;
  readonly backing: Backing;
  readonly held: HeldDesign;
  readonly definition: ProcessDefinition;
  readonly mayEdit: boolean;
  /** The draft that the union kept when this was opened, and how keeping goes since. */
  readonly found: KeptDraft | null;
  readonly keeping: Keeping;
  readonly isDirty: boolean;
  /** Somebody has published since this was begun. */
  readonly isOutdated: boolean;
  readonly problems: readonly DesignProblem[];
  readonly changes: readonly DefinitionChange[];
  /** `topic`: what is being typed in; one undo takes the whole of it back. */
  readonly change: (next: ProcessDefinition, topic?: string) => void;
  readonly hold: (next: Partial<HeldDesign>) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly discard: () => void;
};

export type DesignParts = Pick<Design, 'unionId' | 'process' | 'view' | 'backing' | 'mayEdit' | 'found'> & { readonly blank: ProcessDefinition; readonly onDropped: () => void };

type History = { readonly past: readonly ProcessDefinition[]; readonly future: readonly ProcessDefinition[]; readonly topic: string | undefined };
const NO_HISTORY: History = { past: [], future: [], topic: undefined };
const LONGEST = 100;

/** A definition that is being worked on. It outlives a reload; nothing takes effect before it is published. */
export function useDesign({ blank, onDropped, ...parts }: DesignParts): Design {
  const { unionId, process, view, backing, found, mayEdit } = parts;
  const published = view?.definition;
  const [untouched] = useState<HeldDesign>(() => ({ format: 1, basedOn: view?.versionId ?? null, basis: published ?? null, definition: published ?? blank, mergedWith: null }));
  const [memory] = useState(() => behindTab(found));
  const draft = useDraft<HeldDesign>(draftName(unionId, process), untouched, isHeldDesign, memory);
  const isDirty = draft.value !== untouched;
  const keeping = useKeptDraft({ unionId, process, mayEdit, found, held: draft.value, isDirty, onOther: draft.set, onDropped });
  const [history, setHistory] = useState(NO_HISTORY);
  const { definition } = draft.value;
  const step = (from: 'past' | 'future'): (() => void) | undefined => {
    const to = from === 'past' ? 'future' : 'past';
    const next = history[from].at(-1);
    return next === undefined ? undefined : () => {
      setHistory({ ...history, [from]: history[from].slice(0, -1), [to]: [...history[to], definition], topic: undefined });
      draft.set({ definition: next });
    };
  };
  return {
    ...parts, held: draft.value, definition, isDirty, keeping,
    isOutdated: view !== undefined && draft.value.basedOn !== view.versionId,
    problems: useMemo(() => problemsOf({ process, definition, backing, published }), [process, definition, backing, published]),
    changes: useMemo(() => (published === undefined ? [] : compareDefinitions(published, definition)), [published, definition]),
    change(next, topic) {
      const isSameTopic = topic !== undefined && topic === history.topic;
      setHistory({ past: isSameTopic ? history.past : [...history.past, definition].slice(-LONGEST), future: [], topic });
      draft.set({ definition: next });
    },
    hold: draft.set,
    undo: step('past'),
    redo: step('future'),
    discard() {
      setHistory(NO_HISTORY);
      draft.clear();
      keeping.drop();
    },
  };
}

/** What this tab holds is what was typed last; where it holds nothing, one goes on with what the union kept. */
function behindTab(found: KeptDraft | null): Memory {
  return { read: (key) => visitMemory.read(key) ?? (found === null ? undefined : JSON.stringify(found.held)), write: visitMemory.write };
}
