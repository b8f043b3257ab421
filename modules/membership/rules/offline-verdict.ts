import { isGenuine, type KnownKey, type Verify } from '#platform/kernel/signed-words.ts';
import { CARD_DOMAIN, cardAge, parseCardToken, type CardStanding } from './card-token.ts';

/** What a phone has kept, and the house's own time when it was fetched. */
export type KeptKeys = { readonly keys: readonly KnownKey[]; readonly asOf: string };

export type OfflineVerdict =
  /** The signature holds. Whether the membership ended since, nobody was asked. */
  | { readonly state: 'good'; readonly standing: CardStanding; readonly numberEnd: string; readonly issuedMs: number }
  | { readonly state: 'old' | 'ahead'; readonly issuedMs: number }
  /** Not made by this house, or changed after it was. */
  | { readonly state: 'forged' }
  /** The card is from before or after what this phone knows: it cannot tell. */
  | { readonly state: 'unknown-key' | 'retired-key' }
  /** This phone's clock stands before the moment in which it fetched the keys: whatever it says about time is worthless. */
  | { readonly state: 'clock' };

/** What a phone without a network may honestly say about a card, from the keys it has kept. */
export async function judgeOffline(token: string, kept: KeptKeys, at: { readonly nowMs: number; readonly verify: Verify }): Promise<OfflineVerdict> {
  const { nowMs, verify } = at;
  const card = parseCardToken(token);
  if (card === undefined) return { state: 'forged' };
  const key = kept.keys.find((one) => one.keyId === card.keyId);
  if (key === undefined) return { state: 'unknown-key' };
  if (!await isGenuine(key, { domain: CARD_DOMAIN, ...card }, verify)) return { state: 'forged' };
  const issuedMs = card.issuedSecond * 1000;
  // A retired key signs nothing any more: who shows such a card has a picture, or the key that was put away.
  if (key.until !== null && issuedMs > Date.parse(key.until)) return { state: 'retired-key' };
  if (nowMs < Date.parse(kept.asOf) - CLOCK_PATIENCE) return { state: 'clock' };
  const age = cardAge(card.issuedSecond, nowMs);
  return age === 'fresh' ? { state: 'good', standing: card.standing, numberEnd: card.numberEnd, issuedMs } : { state: age, issuedMs };
}

const CLOCK_PATIENCE = 5 * 60_000;
