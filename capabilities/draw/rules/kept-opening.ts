import type { Random } from '#platform/kernel/random.ts';
import type { Opening } from '../wire.ts';
import { CLOSER, ORGANISER, WORKER_NUMBERS } from '../contract/party-numbers.ts';
import { commitmentOf } from './commitment.ts';

/** A value and its salt, made on the device of the party that keeps them. */
export function makeOpening(random: Random): Opening {
  const hexOf = (count: number) => Array.from(random.bytes(count), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { value: hexOf(32), salt: hexOf(16) };
}

export const workerCommitments = (drawId: string, opening: Opening): string[] => WORKER_NUMBERS.map((party) => commitmentOf(drawId, party, opening));
export const officeCommitment = (drawId: string, role: 'organiser' | 'closer', opening: Opening): string => commitmentOf(drawId, role === 'organiser' ? ORGANISER : CLOSER, opening);

/** What a device keeps of one draw, as text: several people may use it, and a press whose answer was lost is made again. */
export function withOpening(kept: string | undefined, opening: Opening): string {
  return [...readKept(kept), opening].map(({ value, salt }) => `${value}.${salt}`).join(' ');
}

/** Of those kept, the one that opens a commitment; undefined where it was made on another device. */
export function openingOf(kept: string | undefined, drawId: string, { party, commitment }: { readonly party: number; readonly commitment: string }): Opening | undefined {
  return readKept(kept).find((opening) => commitmentOf(drawId, party, opening) === commitment);
}

function readKept(kept: string | undefined): Opening[] {
  return (kept ?? '').split(' ').flatMap((pair) => {
    const [value = '', salt = ''] = pair.split('.');
    return value.length === 64 && salt.length === 32 ? [{ value, salt }] : [];
  });
}
