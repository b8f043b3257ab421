import type { z } from 'zod';
import type { Actor } from '#platform/access/actor.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { randomBelow, type Random } from '#platform/kernel/random.ts';
import type { TestWorld } from '../test-world.ts';

/** What a random history knows so far; rooms keep their own part of it under their own name. */
export type History = {
  readonly world: TestWorld;
  readonly random: Random;
  /** Unions of this history, the root first, and everybody who was ever entered. */
  readonly unions: UnionId[];
  readonly persons: PersonId[];
  /** Refusals and answers by endpoint: a history in which everything is refused proves nothing. */
  readonly tally: Map<string, number>;
  part<Part>(room: string, make: () => Part): Part;
};

/** One random thing that a room can do, valid or not. `weight`: how often beside the others. */
export type HistoryStep = { readonly name: string; readonly weight: number; readonly take: (history: History) => Promise<void> };

export function startHistory(world: TestWorld, random: Random, tally: Map<string, number>): History {
  const parts = new Map<string, unknown>();
  return {
    world, random, unions: [], persons: [], tally,
    part<Part>(room: string, make: () => Part): Part {
      if (!parts.has(room)) parts.set(room, make());
      return parts.get(room) as Part;
    },
  };
}

export function pickOne<Item>(history: Pick<History, 'random'>, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : items[randomBelow(history.random, items.length)];
}

export function chance(history: Pick<History, 'random'>, oneIn: number): boolean {
  return randomBelow(history.random, oneIn) === 0;
}

/** Calls an endpoint; a refusal is part of a history, any other failure is a bug and is thrown on. */
export async function attempt<E extends Endpoint>(
  history: History, endpoint: E, actor: Actor, input: z.input<E['input']>,
): Promise<z.output<E['output']> | undefined> {
  const count = (word: string) => { history.tally.set(word, (history.tally.get(word) ?? 0) + 1); };
  try {
    const answer = await history.world.call(endpoint, actor, input);
    count(`${endpoint.id} answered`);
    return answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    count(`${endpoint.id} refused ${error.code}`);
    return undefined;
  }
}

/**
 * Takes steps by their weights; now and then two at once, and time passes in between. Half of them are of `favourites`: what
 * takes three steps of one room in a row would hardly ever happen among all the others.
 */
export async function playHistory(
  history: History, steps: { readonly all: readonly HistoryStep[]; readonly favourites: readonly HistoryStep[] }, length: number,
): Promise<void> {
  const bagOf = (some: readonly HistoryStep[]) => some.flatMap((step) => Array.from({ length: step.weight }, () => step));
  const bags = [bagOf(steps.all), bagOf(steps.favourites)];
  for (let index = 0; index < length; index += 1) {
    const together = chance(history, 4) ? 2 : 1;
    const taken = Array.from({ length: together }, async () => {
      await Promise.resolve(pickOne(history, pickOne(history, bags) ?? [])?.take(history)).catch(requirePassing);
    });
    await Promise.all(taken);
  }
}

/** Two who waited for each other: the database undoes one of them, and whoever pressed is told to press again (platform/db). */
function requirePassing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
}
