import type { Keyring } from '#platform/crypto/keyring.ts';
import { ID_CHARS, packId, unpackId } from '#platform/kernel/packed-id.ts';
import { publicKeyOf } from '#platform/crypto/public-key.ts';
import { isSignedText, signText } from '#platform/crypto/signature.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { CARD_DOMAIN, parseCardToken, toCardHead, type CardStanding } from '../rules/card-token.ts';

const JOIN = 'membership.join.v1';
const SIGNATURE_CHARS = 86;

/** What a union's poster carries: the union's id and the platform's signature, nothing personal. */
export function toJoinToken(keyring: Keyring, unionId: string): string {
  return packId(unionId) + signText(keyring, JOIN, unionId);
}

/** The union's id, or undefined for anything this platform did not sign: a forged poster stops before any look-up. */
export function readJoinToken(keyring: Keyring, token: string): string | undefined {
  if (token.length !== ID_CHARS + SIGNATURE_CHARS) return undefined;
  const id = unpackId(token.slice(0, ID_CHARS));
  return id !== undefined && isSignedText(keyring, JOIN, id, token.slice(ID_CHARS)) ? id : undefined;
}

export type ShownCard = { readonly cardId: string; readonly issuedAt: Date; readonly standing: CardStanding; readonly numberEnd: string };

/** What a member's phone shows: the card's id, the second it was signed in, the signature. No name, no whole number. */
export function toCardToken(keyring: Keyring, { issuedAt, ...card }: ShownCard): string {
  const head = toCardHead(publicKeyOf(keyring).keyId, { ...card, issuedSecond: Math.floor(issuedAt.getTime() / 1000) });
  return head + signText(keyring, CARD_DOMAIN, head);
}

/** Typed refusal instead of a throw for whatever a camera may read (QR-1). */
export function readCardToken(keyring: Keyring, token: string): ShownCard | undefined {
  const card = parseCardToken(token);
  if (card === undefined || !isSignedText(keyring, CARD_DOMAIN, card.head, card.signature)) return undefined;
  const { cardId, issuedSecond, standing, numberEnd } = card;
  return { cardId, issuedAt: shiftInstant(EPOCH, issuedSecond * 1000), standing, numberEnd };
}

const EPOCH = toInstant('1970-01-01T00:00:00Z');
