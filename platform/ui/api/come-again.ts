import type { Random } from '#platform/kernel/random.ts';
import type { Answer } from './failure.ts';

const FULL = 'http/busy';
const MOST_SECONDS = 30;

/**
 * In how many milliseconds a full server wants to be asked again; undefined when it did not say so. Between one and two times
 * what it said, so that a crowd that was turned away in one moment does not come back in one.
 */
export function laterOf(answer: Answer<unknown>, headers: Headers, random: Random): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? 0);
  if (answer.ok || answer.failure.code !== FULL || !(seconds > 0)) return undefined;
  const wait = Math.min(seconds, MOST_SECONDS) * 1000;
  const [chance = 0] = random.bytes(1);
  return wait + Math.floor(wait * chance / 256);
}
