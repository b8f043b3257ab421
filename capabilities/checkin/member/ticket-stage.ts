import { instantOf } from '#platform/text/formats.ts';
import { judgeArrival } from '../rules/judge-arrival.ts';
import type { Ticket } from './checkin-api.ts';

/** What would happen at the door now. */
export type TicketStage = 'early' | 'open' | 'in' | 'over' | 'cancelled';

const msOf = (moment: Date): number => instantOf(moment).getTime();

/** Asked of the door's own rule, so that the phone promises nothing that a door then refuses. By the phone's clock, which may be wrong. */
export function stageOfTicket(ticket: Ticket, now: Date): TicketStage {
  const { rollId, entryId, persons, personsIn, isCancelled, admitsFrom, endsAt } = ticket;
  const guest = { entryId, persons, cardIds: [] };
  const roll = { rollId, isCancelled, admitsFromMs: msOf(admitsFrom), endsAtMs: msOf(endsAt), takesWalkIns: false, asOfMs: 0, guests: [guest] };
  const pass = { passId: entryId, doorId: rollId, entryId, cardId: null, persons: personsIn, how: 'ticket', atMs: 0, isUndone: false } as const;
  const { kind } = judgeArrival(roll, personsIn > 0 ? [pass] : [], { how: 'ticket', entryId, rollId }, now.getTime());
  switch (kind) {
    case 'admit': return 'open';
    case 'in-already': return 'in';
    case 'too-early': return personsIn >= persons ? 'in' : 'early';
    case 'cancelled': return 'cancelled';
    default: return 'over';
  }
}

/** The next moment at which the words change by themselves, or undefined. */
export function nextStage({ admitsFrom, endsAt }: Ticket, now: Date): Date | undefined {
  return [admitsFrom, endsAt].map(instantOf).find((at) => at > now);
}
