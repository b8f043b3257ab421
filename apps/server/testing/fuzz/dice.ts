import { randomBelow, seededRandom, type Random } from '#platform/kernel/random.ts';

/** Chance with the few questions that a generator asks. The same seed gives the same answers. */
export type Dice = {
  readonly random: Random;
  below(bound: number): number;
  pick<T>(choices: readonly T[]): T;
  isOneIn(times: number): boolean;
};

export function rollDice(seed: number | string): Dice {
  const random = seededRandom(seed);
  const below = (bound: number) => randomBelow(random, bound);
  return {
    random, below,
    pick(choices) {
      if (choices.length === 0) throw new TypeError('nothing to pick from');
      // -- the index lies inside the list
      return choices[below(choices.length)] as (typeof choices)[number];
    },
    isOneIn: (times) => below(times) === 0,
  };
}
