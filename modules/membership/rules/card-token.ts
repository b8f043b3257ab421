import { ID_CHARS, packId, unpackId } from '#platform/kernel/packed-id.ts';

/** A signature made for cards is void for everything else. */
export const CARD_DOMAIN = 'membership.card.v2';
/** How long a shown card holds: time to turn the phone round, too short to pass a picture on. */
export const CARD_SECONDS = 120;
/** A checking phone's or server's clock may be off by so much. */
export const SKEW_SECONDS = 120;

const KEY_CHARS = 6;
const HEAD_CHARS = KEY_CHARS + ID_CHARS + 8 + 1 + 4;
const SIGNATURE_CHARS = 86;
const STANDINGS = { v: 'valid', r: 'retained' } as const;

export type CardStanding = (typeof STANDINGS)[keyof typeof STANDINGS];
/** What a card says of its holder at the moment of signing: enough to compare with what their screen shows, and no name. */
export type CardFacts = { readonly cardId: string; readonly issuedSecond: number; readonly standing: CardStanding; readonly numberEnd: string };
export type CardToken = CardFacts & { readonly keyId: string; readonly head: string; readonly signature: string };

/** The part that is signed: which key, which card, the second, the standing, the last four digits of its number. */
export function toCardHead(keyId: string, { cardId, issuedSecond, standing, numberEnd }: CardFacts): string {
  return `${keyId}${packId(cardId)}${issuedSecond.toString(16).padStart(8, '0')}${standing === 'valid' ? 'v' : 'r'}${numberEnd}`;
}

/** Undefined for whatever else a camera may read (QR-1). Nothing is proven yet: the caller asks for the signature. */
export function parseCardToken(token: string): CardToken | undefined {
  if (token.length !== HEAD_CHARS + SIGNATURE_CHARS) return undefined;
  const parts = /^([\w-]{6})([\w-]{22})([0-9a-f]{8})([vr])(\d{4})([\w-]{86})$/.exec(token);
  const [, keyId = '', packed = '', seconds = '', standing = '', numberEnd = '', signature = ''] = parts ?? [];
  const cardId = unpackId(packed);
  if (cardId === undefined) return undefined;
  return {
    keyId, cardId, issuedSecond: Number.parseInt(seconds, 16), standing: standing === 'v' ? STANDINGS.v : STANDINGS.r, numberEnd,
    head: token.slice(0, HEAD_CHARS), signature,
  };
}

/** Whether a shown card still holds at a moment; one from the future is as void as one from yesterday. */
export function cardAge(issuedSecond: number, nowMs: number): 'fresh' | 'old' | 'ahead' {
  const age = nowMs / 1000 - issuedSecond;
  return age < -SKEW_SECONDS ? 'ahead' : age > CARD_SECONDS ? 'old' : 'fresh';
}
