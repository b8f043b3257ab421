import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { errors } from '../contract/errors.ts';
import type { FrozenDraw, PublishedDraw, Reveal } from '../wire.ts';
import { canonicalText } from './canonical.ts';
import { drawOrder } from './draw-order.ts';
import { fillPlaces } from './fill-places.ts';
import { frozenHashOf } from './freeze-draw.ts';
import { isRevealingOver, missingParties } from './reveal.ts';
import { seedOf } from './seed.ts';

/** The draw itself: from here on nobody chooses anything. */
export function settleDraw(frozen: FrozenDraw, reveals: readonly Reveal[], at: string): Outcome<PublishedDraw> {
  return isRevealingOver(frozen, reveals, at) ? ok(publishDraw(frozen, reveals)) : refuse(errors['still-revealing']);
}

/** What follows from a frozen list and its reveals, as the file that is published. */
export function publishDraw(frozen: FrozenDraw, reveals: readonly Reveal[]): PublishedDraw {
  const frozenHash = frozenHashOf(frozen);
  const seed = seedOf(frozen, frozenHash, reveals);
  const order = drawOrder(seed, frozen.entries);
  const { placed, waiting } = fillPlaces(order, frozen.places);
  const numbers = (list: typeof order | typeof placed) => list.map((one) => one.number);
  const unsigned = {
    frozen, frozenHash, reveals: [...reveals].sort((a, b) => a.party - b.party), missing: missingParties(frozen, reveals), seed,
    order: numbers(order), placed: numbers(placed), waiting: numbers(waiting),
  };
  return { ...unsigned, hash: fileHashOf(unsigned) };
}

export function fileHashOf(unsigned: Omit<PublishedDraw, 'hash'>): string {
  return sha256Hex(canonicalText(unsigned));
}

/** The file byte for byte as it is handed out: canonical, and a line's end. */
export function publishedText(file: PublishedDraw): string {
  return `${canonicalText(file)}\n`;
}
