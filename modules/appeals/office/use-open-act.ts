import { useCallback } from 'react';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import type { OfficerCase } from './appeals-api.ts';
import { isOpenable, type OpenableAct } from './rare-acts.ts';

type Held = { readonly act: OpenableAct | '' };
const NONE: Held = { act: '' };

export type OpenAct = {
  /** The act whose form stands in place of the main one. */
  readonly open: OpenableAct | undefined;
  readonly show: (act: OpenableAct) => void;
  readonly close: () => void;
};

/** Which rarer act is being written. A reload opens it again; one that is not allowed any more closes by itself. */
export function useOpenAct({ appealId, can }: OfficerCase): OpenAct {
  const { value, set, clear } = useDraft(`appeals.case.${appealId}.open`, NONE, isHeld);
  const show = useCallback((act: OpenableAct) => set({ act }), [set]);
  return { open: value.act !== '' && can[value.act] ? value.act : undefined, show, close: clear };
}

function isHeld(held: unknown): held is Held {
  return typeof held === 'object' && held !== null && 'act' in held && isOpenable(held.act);
}
