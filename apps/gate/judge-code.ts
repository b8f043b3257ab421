import { judgeArrival, type Arrival, type Roll, type Verdict } from '#capabilities/checkin/rules/judge-arrival.ts';
import { readTicket } from '#capabilities/checkin/rules/read-ticket.ts';
import { readCardAtDoor } from '#modules/membership/member/card-at-a-door.ts';
import { isSignedBy } from '#platform/ui/api/signature.ts';
import type { DoorView } from './door-keeper.ts';
import type { DoorList } from './gate-api.ts';

/** What a code led to: whom it means and what the rule says, or why it means nobody. */
export type Judged =
  | { readonly arrival: Arrival; readonly verdict: Verdict }
  | { readonly arrival: undefined; readonly verdict: { readonly kind: 'foreign' | 'forged' | 'unknown-key' | 'card-old' | 'clock' } };

export function toRoll(list: DoorList): Roll {
  const { session, admitsFrom, takesWalkIns, asOf, guests } = list;
  return { rollId: session.rollId, isCancelled: session.isCancelled, admitsFromMs: Date.parse(admitsFrom), endsAtMs: Date.parse(session.endsAt), takesWalkIns, asOfMs: Date.parse(asOf), guests };
}

export function judgeAt(list: DoorList, view: Pick<DoorView, 'passes'>, arrival: Arrival, nowMs: number): Judged {
  return { arrival, verdict: judgeArrival(toRoll(list), view.passes, arrival, nowMs) };
}

/** From what a camera or a keyboard gave, without any network. */
export async function judgeCode(text: string, { list, view, nowMs }: { readonly list: DoorList; readonly view: Pick<DoorView, 'passes'>; readonly nowMs: number }): Promise<Judged> {
  const card = await readCardAtDoor(text, { keys: list.keys, asOf: list.asOf }, { nowMs, verify: isSignedBy });
  if (card?.kind === 'card') return judgeAt(list, view, { how: 'card', cardId: card.cardId }, nowMs);
  if (card !== undefined) return { arrival: undefined, verdict: { kind: card.kind } };
  const read = await readTicket(text, list.keys, isSignedBy);
  if (read.kind !== 'ticket') return { arrival: undefined, verdict: { kind: read.kind } };
  return judgeAt(list, view, { how: 'ticket', entryId: read.entryId, rollId: read.rollId }, nowMs);
}
