import { createHash } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { isSignedText, signText } from '#platform/crypto/signature.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { CARD_DOMAIN, packId, parseCardToken, toCardHead, unpackId, type CardStanding } from '../rules/card-token.ts';

const JOIN = 'membership.join.v1';
const ID_CHARS = 22;
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

/** The signing key as other phones keep it: its 32 bytes, and the six characters by which a card names it. */
export function publicCardKey({ verifying }: Pick<Keyring, 'verifying'>): { readonly keyId: string; readonly publicKey: string } {
  // RFC 8410: of an Ed25519 key's SPKI the last 32 bytes are the key itself.
  const bytes = verifying.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { keyId: createHash('sha256').update(bytes).digest('base64url').slice(0, 6), publicKey: bytes.toString('base64url') };
}

export type ShownCard = { readonly cardId: string; readonly issuedAt: Date; readonly standing: CardStanding; readonly numberEnd: string };

/** What a member's phone shows: the card's id, the second it was signed in, the signature. No name, no whole number. */
export function toCardToken(keyring: Keyring, { issuedAt, ...card }: ShownCard): string {
  const head = toCardHead(publicCardKey(keyring).keyId, { ...card, issuedSecond: Math.floor(issuedAt.getTime() / 1000) });
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
