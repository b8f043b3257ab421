import { ID_CHARS, packId, unpackId } from '#platform/kernel/packed-id.ts';

/** A signature made for tickets is void for everything else. */
export const TICKET_DOMAIN = 'checkin.ticket.v1';
const MARK = 'ZJT1';
const KEY_CHARS = 6;
const SIGNATURE_CHARS = 86;
const HEAD_CHARS = MARK.length + KEY_CHARS + 2 * ID_CHARS;

/** What a ticket says: whose place it is, in which session. No name: whoever photographs a ticket learns nothing about a person. */
export type TicketFacts = { readonly entryId: string; readonly rollId: string };
export type Ticket = TicketFacts & { readonly keyId: string; readonly head: string; readonly signature: string };

/** The part that is signed. The same place has the same ticket for ever: a phone keeps it, a printer prints it. */
export function toTicketHead(keyId: string, { entryId, rollId }: TicketFacts): string {
  return `${MARK}${keyId}${packId(entryId)}${packId(rollId)}`;
}

/** Undefined for whatever else a camera may read (QR-1). Nothing is proven yet: the caller asks for the signature. */
export function parseTicket(text: string): Ticket | undefined {
  if (text.length !== HEAD_CHARS + SIGNATURE_CHARS) return undefined;
  const [, keyId = '', entry = '', roll = '', signature = ''] = /^ZJT1([\w-]{6})([\w-]{22})([\w-]{22})([\w-]{86})$/.exec(text) ?? [];
  const [entryId, rollId] = [unpackId(entry), unpackId(roll)];
  if (entryId === undefined || rollId === undefined) return undefined;
  return { keyId, entryId, rollId, head: text.slice(0, HEAD_CHARS), signature };
}
