import type { Random } from '#platform/kernel/random.ts';
import { commitmentOf } from '../rules/commitment.ts';
import { CLOSER, ORGANISER, WORKER_NUMBERS, type Opening } from '../wire.ts';

/** What a party's own device keeps: a value that leaves it with the reveal. */
export function makeOpening(random: Random): Opening {
  const hexOf = (bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex');
  return { value: hexOf(32), salt: hexOf(16) };
}

export const workerCommitments = (drawId: string, opening: Opening): string[] => WORKER_NUMBERS.map((party) => commitmentOf(drawId, party, opening));
export const officeCommitment = (drawId: string, role: 'organiser' | 'closer', opening: Opening): string => commitmentOf(drawId, role === 'organiser' ? ORGANISER : CLOSER, opening);
