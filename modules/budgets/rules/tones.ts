import type { PLAN_STATES } from '../wire.ts';

/** How a state is coloured; the words of its badge carry it. */
type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'idle';

const TONES: Readonly<Record<(typeof PLAN_STATES)[number], Tone>> = {
  asked: 'info', agreed: 'warn', settling: 'info', settled: 'ok', refused: 'idle', withdrawn: 'idle',
};

/** An agreed plan waits for its receipts: that is somebody's work. */
export function planTone(state: (typeof PLAN_STATES)[number]): Tone {
  return TONES[state];
}
