import type { Audience } from '../wire.ts';

/** What is known of somebody who asks: their home union with those above it, nearest first, and how they belong to it. */
export type Member = {
  readonly line: readonly string[];
  readonly kind: 'regular' | 'individual';
  readonly standing: 'valid' | 'transferring' | 'retained';
};

/** The same on the server, in the browser and at the door. Retired members are those whose membership is retained (中国工会章程 art. 4). */
export function isFor({ unionIds, kinds, retired }: Audience, { line, kind, standing }: Member): boolean {
  const isRetired = standing === 'retained';
  if (retired === 'only' ? !isRetired : retired === 'not' && isRetired) return false;
  return kinds.includes(kind) && unionIds.some((id) => line.includes(id));
}
