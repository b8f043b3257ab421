import type { OfficerCase } from './appeals-api.ts';
import { REASONED_ACTS, type ReasonedAct } from './use-rare-act.ts';

/** Acts behind "more" that open a form or a list in place of the main one. */
export type OpenableAct = ReasonedAct | 'join';
export type RareAct = OpenableAct | 'part';

// As often as they are wanted; stepping aside comes last, because it cannot be taken back.
const ORDER: readonly RareAct[] = ['pause', 'join', 'part', 'hand-over', 'escalate', 'refuse', 'take-up', 'declare'];

export function rareActsOf({ can }: Pick<OfficerCase, 'can'>): readonly RareAct[] {
  return ORDER.filter((act) => can[act]);
}

export function isOpenable(act: unknown): act is OpenableAct {
  return act === 'join' || REASONED_ACTS.some((one) => one === act);
}
