import { randomBelow, seededRandom, type Random } from '#platform/kernel/random.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { commitmentOf } from '../rules/commitment.ts';
import { entryNumberOf } from '../rules/entry-number.ts';
import { freezeDraw } from '../rules/freeze-draw.ts';
import { takeReveal } from '../rules/reveal.ts';
import type { Entry, FrozenDraw, Opening, Party, Reveal } from '../wire.ts';

export type RandomDraw = { readonly frozen: FrozenDraw; readonly reveals: readonly Reveal[]; readonly openings: readonly Opening[] };

const hexOf = (random: Random, bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex');
const upTo = (random: Random, most: number) => 1 + randomBelow(random, most);

export const TIMES = { frozenAt: '2026-12-01T00:00:00.000Z', revealBy: '2026-12-02T00:00:00.000Z', closeBy: '2026-12-03T00:00:00.000Z' } as const;
const inFirstTurn = '2026-12-01T08:00:00.000Z';
const inLastTurn = '2026-12-02T08:00:00.000Z';

/** A draw of up to twenty-four groups and six parties, of which now and then some keep their values back. */
export function randomDraw(seed: string): RandomDraw {
  const random = seededRandom(seed);
  const draw = `01936f1e-0000-7000-8000-${hexOf(random, 6)}`;
  const openings = Array.from({ length: 2 + upTo(random, 4) }, () => ({ value: hexOf(random, 32), salt: hexOf(random, 16) }));
  const parties = openings.map((opening, at): Party => ({
    party: at + 1, role: at === 0 ? 'organiser' : at === 1 ? 'closer' : 'worker', name: at > 1 ? '' : `Union ${at + 1}`,
    commitment: commitmentOf(draw, at + 1, opening),
  }));
  const entries = Array.from({ length: upTo(random, 24) }, (): Entry => ({
    number: entryNumberOf(draw, hexOf(random, 16)), weight: upTo(random, upTo(random, 8)), size: upTo(random, upTo(random, 5)),
  }));
  const frozen = orThrow(freezeDraw({ draw, title: '', places: upTo(random, 40), ...TIMES }, parties, entries));
  const isKept = openings.map(() => randomBelow(random, 5) === 0);
  const turns = [0, ...openings.map((_, at) => at).slice(2), 1].filter((at) => isKept[at] !== true);
  const reveals = turns.reduce<readonly Reveal[]>((taken, at) => {
    const opening = openings[at] ?? { value: '', salt: '' };
    return orThrow(takeReveal(frozen, taken, { party: at + 1, ...opening, at: at === 1 ? inLastTurn : inFirstTurn }));
  }, []);
  return { frozen, reveals, openings };
}
