import { judgeArrival, type Arrival, type Roll, type Verdict } from '#capabilities/checkin/rules/judge-arrival.ts';
import { readTicket } from '#capabilities/checkin/rules/read-ticket.ts';
import { parseCardToken } from '#modules/membership/rules/card-token.ts';
import { judgeOffline } from '#modules/membership/rules/offline-verdict.ts';
import { isSignedBy } from '#platform/ui/api/signature.ts';
import type { DoorView } from './door-keeper.ts';
import type { DoorList } from './gate-api.ts';

/** What a code led to: whom it means and what the rule says, or why it means nobody. */
export type Judged =
  | { readonly arrival: Arrival; readonly verdict: Verdict }
  | { readonly arrival: undefined; readonly verdict: { readonly kind: 'foreign' | 'forged' | 'unknown-key' | 'card-old' | 'clock' } };

/** A member card is shown as an address that ends in its token (ADR 18). */
const CARD_ADDRESS = /\/check\/([\w-]+)$/;

export function toRoll(list: DoorList): Roll {
  const { session, admitsFrom, takesWalkIns, asOf, guests } = list;
  return { rollId: session.rollId, isCancelled: session.isCancelled, admitsFromMs: Date.parse(admitsFrom), endsAtMs: Date.parse(session.endsAt), takesWalkIns, asOfMs: Date.parse(asOf), guests };
}

export function judgeAt(list: DoorList, view: Pick<DoorView, 'passes'>, arrival: Arrival, nowMs: number): Judged {
  return { arrival, verdict: judgeArrival(toRoll(list), view.passes, arrival, nowMs) };
}

/** From what a camera or a keyboard gave, without any network. */
export async function judgeCode(text: string, { list, view, nowMs }: { readonly list: DoorList; readonly view: Pick<DoorView, 'passes'>; readonly nowMs: number }): Promise<Judged> {
  const token = CARD_ADDRESS.exec(text.trim())?.[1];
  if (token !== undefined) return judgeCard(token, { list, view, nowMs });
  const read = await readTicket(text, list.keys, isSignedBy);
  if (read.kind !== 'ticket') return { arrival: undefined, verdict: read };
  return judgeAt(list, view, { how: 'ticket', entryId: read.entryId, rollId: read.rollId }, nowMs);
}

async function judgeCard(token: string, { list, view, nowMs }: { readonly list: DoorList; readonly view: Pick<DoorView, 'passes'>; readonly nowMs: number }): Promise<Judged> {
  const said = await judgeOffline(token, { keys: list.keys, asOf: list.asOf }, { nowMs, verify: isSignedBy });
  const card = parseCardToken(token);
  if (said.state === 'good' && card !== undefined) return judgeAt(list, view, { how: 'card', cardId: card.cardId }, nowMs);
  const kind = said.state === 'clock' ? 'clock' : said.state === 'unknown-key' || said.state === 'retired-key' ? 'unknown-key' : said.state === 'forged' || said.state === 'good' ? 'forged' : 'card-old';
  return { arrival: undefined, verdict: { kind } };
}
