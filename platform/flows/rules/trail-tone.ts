/** What the trail knows words for: `flows.trail.<kind>` in locale/. */
export const TRAIL_KINDS = [
  'start', 'agree', 'refuse', 'abstain', 'fill', 'send-back', 'add-signer', 'drop-signer', 'hand-over', 'delegate', 'give-opinion', 'take-back',
  'resubmit', 'withdraw', 'remind', 'comment', 'attach', 'found', 'due', 'event', 'called', 'printed', 'sub-ended', 'replace',
] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

/** What the house did by itself stands in the picture; a trail for people leaves it out. */
const BY_THE_HOUSE: ReadonlySet<string> = new Set(['found', 'event', 'called', 'sub-ended']);

export function isTold(kind: string): boolean {
  return !BY_THE_HOUSE.has(kind);
}

export function trailKey(kind: string): string {
  return TRAIL_KINDS.some((known) => known === kind) ? `flows.trail.${kind}` : 'flows.trail.other';
}

export function trailTone(kind: string): 'ok' | 'danger' | 'warn' | 'info' | 'idle' {
  if (kind === 'agree' || kind === 'fill' || kind === 'give-opinion') return 'ok';
  if (kind === 'refuse' || kind === 'withdraw') return 'danger';
  if (kind === 'send-back' || kind === 'take-back' || kind === 'remind') return 'warn';
  return kind === 'start' || kind === 'resubmit' ? 'info' : 'idle';
}

export function statusTone(status: 'running' | 'with-starter' | 'agreed' | 'refused' | 'withdrawn'): 'ok' | 'danger' | 'warn' | 'info' | 'idle' {
  return ({ 'running': 'info', 'with-starter': 'warn', 'agreed': 'ok', 'refused': 'danger', 'withdrawn': 'idle' } as const)[status];
}
