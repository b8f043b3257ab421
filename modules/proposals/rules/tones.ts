import type { DECISIONS, STATES } from '../wire.ts';

/** How a state is coloured; the words of its badge carry it. */
type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'idle';

type Standing = { readonly state: (typeof STATES)[number]; readonly decision: (typeof DECISIONS)[number] | null };

/** What is over says how it was decided; what is under way says where it is. */
export function standingKey({ state, decision }: Standing): string {
  return state === 'ended' && decision !== null && decision !== 'filed' ? `proposals.decision.${decision}` : `proposals.state.${state}`;
}

export function standingTone({ state, decision }: Standing): Tone {
  if (state === 'withdrawn' || (state === 'ended' && decision !== 'filed')) return 'idle';
  if (state === 'ended') return 'ok';
  return state === 'seconding' ? 'warn' : 'info';
}
