import type { Verify } from '#platform/kernel/signed-words.ts';
import { parseCardToken } from '../rules/card-token.ts';
import { judgeOffline, type KeptKeys } from '../rules/offline-verdict.ts';

/** What a door that keeps this house's keys may say of a member card: whose it is, or why it does not say. */
export type CardAtDoor = { readonly kind: 'card'; readonly cardId: string } | { readonly kind: 'card-old' | 'clock' | 'forged' | 'unknown-key' };

/** A card is shown as an address that ends in its token (ADR 18). */
const ADDRESS = /\/check\/([\w-]+)$/;

/** Undefined for what is no card's address. */
export async function readCardAtDoor(text: string, kept: KeptKeys, at: { readonly nowMs: number; readonly verify: Verify }): Promise<CardAtDoor | undefined> {
  const token = ADDRESS.exec(text.trim())?.[1];
  if (token === undefined) return undefined;
  const { state } = await judgeOffline(token, kept, at);
  const card = parseCardToken(token);
  switch (state) {
    case 'good': return card === undefined ? { kind: 'forged' } : { kind: 'card', cardId: card.cardId };
    case 'old': case 'ahead': return { kind: 'card-old' };
    case 'retired-key': case 'unknown-key': return { kind: 'unknown-key' };
    default: return { kind: state };
  }
}
