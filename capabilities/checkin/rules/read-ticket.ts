import { isGenuine, type KnownKey, type Verify } from '#platform/kernel/signed-words.ts';
import { parseTicket, TICKET_DOMAIN } from './ticket-code.ts';

export type ReadTicket =
  | { readonly kind: 'ticket'; readonly entryId: string; readonly rollId: string }
  /** Something else than a ticket · not made by this house, or changed · signed by a key that this list does not know. */
  | { readonly kind: 'foreign' | 'forged' | 'unknown-key' };

/** What a door may say of a code before it looks at any list. */
export async function readTicket(text: string, keys: readonly KnownKey[], verify: Verify): Promise<ReadTicket> {
  const ticket = parseTicket(text.trim());
  if (ticket === undefined) return { kind: 'foreign' };
  const key = keys.find(({ keyId }) => keyId === ticket.keyId);
  if (key === undefined) return { kind: 'unknown-key' };
  const { entryId, rollId, head, signature } = ticket;
  return await isGenuine(key, { domain: TICKET_DOMAIN, head, signature }, verify) ? { kind: 'ticket', entryId, rollId } : { kind: 'forged' };
}
