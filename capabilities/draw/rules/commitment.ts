import { sha256Hex } from '#platform/kernel/sha-256.ts';
import type { Opening } from '../wire.ts';

/**
 * What a party publishes before the freeze. Draw and party are part of it, so that nobody can bring another's commitment
 * as an own one, or use one twice. Value and salt are made on the party's own device and leave it with the reveal.
 */
export function commitmentOf(draw: string, party: number, { value, salt }: Opening): string {
  return sha256Hex(`zhijia-draw-commitment-1\n${draw}\n${party}\n${value}\n${salt}`);
}
