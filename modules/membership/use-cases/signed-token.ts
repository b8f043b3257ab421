import type { Keyring } from '#platform/crypto/keyring.ts';
import { isSignedText, signText } from '#platform/crypto/signature.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { isUuid } from '#platform/kernel/id.ts';

const JOIN = 'membership.join.v1';
const CARD = 'membership.card.v1';
const ID_CHARS = 22;
const SIGNATURE_CHARS = 86;
/** How long a shown card holds: time to turn the phone round, too short to pass a picture on. */
export const CARD_SECONDS = 120;
/** A checking phone's or server's clock may be off by so much. */
const SKEW_SECONDS = 120;

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

export type ShownCard = { readonly cardId: string; readonly issuedAt: Date };

/** What a member's phone shows: the card's id, the second it was signed in, the signature. No name, no number. */
export function toCardToken(keyring: Keyring, { cardId, issuedAt }: ShownCard): string {
  const seconds = Math.floor(issuedAt.getTime() / 1000).toString(16).padStart(8, '0');
  return packId(cardId) + seconds + signText(keyring, CARD, `${cardId} ${seconds}`);
}

/** Typed refusal instead of a throw for whatever a camera may read (QR-1). */
export function readCardToken(keyring: Keyring, token: string): ShownCard | undefined {
  if (token.length !== ID_CHARS + 8 + SIGNATURE_CHARS) return undefined;
  const cardId = unpackId(token.slice(0, ID_CHARS));
  const seconds = token.slice(ID_CHARS, ID_CHARS + 8);
  if (cardId === undefined || !/^[0-9a-f]{8}$/.test(seconds)) return undefined;
  if (!isSignedText(keyring, CARD, `${cardId} ${seconds}`, token.slice(ID_CHARS + 8))) return undefined;
  return { cardId, issuedAt: instantOf(Number.parseInt(seconds, 16)) };
}

/** Whether a shown card still holds at a moment; one from the future is as void as one from yesterday. */
export function isFresh({ issuedAt }: Pick<ShownCard, 'issuedAt'>, now: Date): boolean {
  const age = (now.getTime() - issuedAt.getTime()) / 1000;
  return age >= -SKEW_SECONDS && age <= CARD_SECONDS;
}

const EPOCH = toInstant('1970-01-01T00:00:00Z');

function instantOf(seconds: number): Date {
  return shiftInstant(EPOCH, seconds * 1000);
}

function packId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function unpackId(text: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{22}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  // 22 characters hold four bits more than an id has: one token, one spelling (QR-1).
  if (bytes.toString('base64url') !== text) return undefined;
  const hex = bytes.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) ? id : undefined;
}
