import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { DrawRow } from '../store/draws.ts';
import type { PartyRow } from '../store/parties.ts';
import { frozenDraw, type FrozenDraw, type Reveal } from '../wire.ts';

export function personOf({ actor }: Pick<Ctx, 'actor'>): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}

export function revealsOf(parties: readonly PartyRow[]): Reveal[] {
  return parties.flatMap(({ party, value, salt, revealedAt }) => (value === null || salt === null || revealedAt === null ? [] : [{ party, value, salt, at: revealedAt.toISOString() }]));
}

export function readList(text: string | null | undefined): FrozenDraw {
  if (text === null || text === undefined) throw new TypeError('a draw is frozen and has no list');
  return frozenDraw.parse(JSON.parse(text));
}

/** The frozen dates and parties without the list: all that decides whose turn it is. */
export function turnsOf(draw: DrawRow, parties: readonly PartyRow[]): FrozenDraw | undefined {
  if (draw.frozenAt === null || draw.revealBy === null || draw.closeBy === null) return undefined;
  return {
    format: 'zhijia-draw-1', draw: draw.id, title: draw.title, places: draw.places, entries: [],
    frozenAt: draw.frozenAt.toISOString(), revealBy: draw.revealBy.toISOString(), closeBy: draw.closeBy.toISOString(),
    parties: parties.map(({ party, role, name, commitment }) => ({ party, role, name, commitment })),
  };
}

/** The job that asks for the steps of whatever is due, and the one that takes one; named where they are called from. */
export const LOOK_NOW = 'draw.lookNow';
export const TAKE_STEP = 'draw.takeStep';
