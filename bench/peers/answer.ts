import type { Outcome } from '../flash/target.ts';

const told: readonly Outcome[] = ['accepted', 'waiting', 'again', 'refused'];

/** The hooks of all peers answer { outcome }, with 200 whatever it is: an error's answer costs most of them more. */
export function readAnswer(status: number, body: string): Outcome {
  if (status === 503) return 'busy';
  if (status !== 200) return 'error';
  return told.find((outcome) => body.includes(`"outcome":"${outcome}"`)) ?? 'error';
}
