import { instantOf } from '#platform/text/formats.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import type { Places, Standing } from './signup-api.ts';

/** What a worker can do about an offer now. Those who stand on its list see their standing instead. */
export type Stage = 'cancelled' | 'coming' | 'open' | 'waiting-list' | 'full' | 'closed';

/** By the phone's clock, which may be wrong: the server has the last word when somebody presses. */
export function stageOf({ isCancelled, opensAt, closesAt, way, open, isFull }: Places, now: Date): Stage {
  if (isCancelled) return 'cancelled';
  if (now < instantOf(opensAt)) return 'coming';
  if (now >= instantOf(closesAt)) return 'closed';
  if (isFull) return 'full';
  return way === 'first-come' && open === 0 ? 'waiting-list' : 'open';
}

const LIVE = ['placed', 'offered', 'waiting', 'pooled', 'asked'];

/** Standing on the list now; who left or was refused may sign up again. */
export function isLive({ state }: Pick<Standing, 'state'>): boolean {
  return LIVE.includes(state);
}

export function standingTone({ state }: Pick<Standing, 'state'>): Tone {
  if (state === 'placed') return 'ok';
  if (state === 'offered') return 'warn';
  return isLive({ state }) ? 'info' : 'idle';
}

/** The next moment at which the words change by themselves, or undefined. */
export function nextChange({ opensAt, closesAt }: Places, now: Date): Date | undefined {
  return [opensAt, closesAt].map(instantOf).find((at) => at > now);
}
