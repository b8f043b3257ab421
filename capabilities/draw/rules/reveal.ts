import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/errors.ts';
import type { FrozenDraw, Reveal } from '../wire.ts';
import { commitmentOf } from './commitment.ts';

/**
 * Takes a reveal, from whoever brings it: it proves itself. Organiser and workers reveal first, the closer alone and last.
 * So whoever keeps a value back in the first turn does not know what comes of it, and one office that holds no
 * entry is left with a choice, which everybody sees (docs/adr/0024-fair-draw.md).
 */
export function takeReveal(frozen: FrozenDraw, before: readonly Reveal[], reveal: Reveal): Outcome<readonly Reveal[]> {
  const party = frozen.parties.find((one) => one.party === reveal.party);
  if (party === undefined) return refuse(errors['not-a-party']);
  if (before.some((one) => one.party === reveal.party)) return refuse(errors['revealed-already']);
  const refusal = party.role === 'closer' ? closingRefusal(frozen, before, reveal.at) : firstTurnRefusal(frozen, before, reveal.at);
  if (refusal !== undefined) return refusal;
  if (commitmentOf(frozen.draw, reveal.party, reveal) !== party.commitment) return refuse(errors['does-not-open']);
  return ok([...before, reveal].sort((a, b) => a.party - b.party));
}

/** Over when its time is, or earlier when all of it have revealed: nobody of the first turn has anything left to choose. */
export function isFirstTurnOver(frozen: FrozenDraw, reveals: readonly Reveal[], at: string): boolean {
  if (at >= frozen.revealBy) return true;
  return frozen.parties.every((party) => party.role === 'closer' || reveals.some((one) => one.party === party.party && one.at <= at));
}

/** Settled when the closer has revealed, or when its time is over too. Nobody waits for a value for ever. */
export function isRevealingOver(frozen: FrozenDraw, reveals: readonly Reveal[], at: string): boolean {
  return at >= frozen.closeBy || closerOf(frozen, reveals) !== undefined;
}

/** Whose reveal would be taken now. */
export function turnNow(frozen: FrozenDraw, reveals: readonly Reveal[], at: string): number[] {
  const isOpen = (role: string) => (role === 'closer' ? closingRefusal(frozen, reveals, at) : firstTurnRefusal(frozen, reveals, at)) === undefined;
  return frozen.parties.filter(({ party, role }) => !reveals.some((one) => one.party === party) && isOpen(role)).map(({ party }) => party);
}

/** Parties that committed and did not reveal, as the published file names them. */
export function missingParties(frozen: FrozenDraw, reveals: readonly Reveal[]): number[] {
  return frozen.parties.map((one) => one.party).filter((party) => !reveals.some((one) => one.party === party));
}

/**
 * Among how many outcomes somebody could have chosen who knew all values and let exactly these be missing: each one doubles
 * them. As long as one value that was revealed was unknown to them, there was nothing to choose.
 */
export function choicesLeft(missing: readonly number[]): number {
  return 2 ** missing.length;
}

function firstTurnRefusal(frozen: FrozenDraw, before: readonly Reveal[], at: string) {
  if (at < frozen.frozenAt) return refuse(errors['turn-to-come']);
  const isOver = at >= frozen.revealBy || closerOf(frozen, before) !== undefined;
  return isOver ? refuse(errors['turn-over']) : undefined;
}

function closingRefusal(frozen: FrozenDraw, before: readonly Reveal[], at: string) {
  if (!isFirstTurnOver(frozen, before, at)) return refuse(errors['turn-to-come']);
  return at >= frozen.closeBy ? refuse(errors['turn-over']) : undefined;
}

function closerOf(frozen: FrozenDraw, reveals: readonly Reveal[]): Reveal | undefined {
  const closer = frozen.parties.find((one) => one.role === 'closer');
  return reveals.find((one) => one.party === closer?.party);
}
