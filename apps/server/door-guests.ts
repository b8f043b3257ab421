import type { Guests, Session } from '#capabilities/checkin/guests.ts';
import { listEntriesOf, listStanding } from '#capabilities/signup/store/entries.ts';
import { listOffers } from '#capabilities/signup/store/offers.ts';
import { openAnswers } from '#capabilities/signup/use-cases/answers.ts';
import { listSessionsById, type SessionRow } from '#modules/activities/store/activities.ts';
import { listCardsById, listCardsOf } from '#modules/membership/store/cards.ts';
import { listSigningKeys } from '#modules/membership/use-cases/card-keys.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';

/** An offer that no module keeps sessions for ends so long after it begins. */
const USUAL_MS = 4 * 3_600_000;

/** Doors let in those who have places: who signed up, who holds a card and when a session ends is known in three rooms. */
export const doorGuests: Guests = {
  async listSessions({ tx }, rollIds) {
    const [offers, kept] = [await listOffers(tx, rollIds), new Map<string, SessionRow>((await listSessionsById(tx, rollIds)).map((one) => [one.id, one]))];
    return offers.map((offer): Session => {
      const session = kept.get(offer.id);
      return {
        rollId: offer.id, unionId: offer.unionId, title: offer.title, place: session?.place ?? '', isCancelled: offer.cancelledAt !== null, questions: offer.questions,
        beginsAt: session?.beginsAt ?? offer.lastMoment, endsAt: session?.endsAt ?? shiftInstant(offer.lastMoment, USUAL_MS),
      };
    });
  },
  async listGuests(job, rollId, withAnswers) {
    const rows = await listEntriesOf(job.tx, rollId, ['placed', 'offered']);
    const cards = new Map<string, string[]>();
    for (const { id, personId } of await listCardsOf(job.tx, rows.map((row) => row.personId))) cards.set(personId, [...cards.get(personId) ?? [], id]);
    const answers = withAnswers ? await openAnswers(job, rows) : new Map<string, Record<string, unknown>>();
    return rows.map(({ id, personId, persons }) => ({ entryId: id, personId, persons, cardIds: cards.get(personId) ?? [], answers: answers.get(id) ?? {} }));
  },
  async findOwn({ tx }, rollId, personId) {
    const [row] = await listStanding(tx, [rollId], [personId]);
    return row?.state === 'placed' ? { entryId: row.id, persons: row.persons } : undefined;
  },
  findHolders: async ({ tx }, cardIds) => new Map((await listCardsById(tx, cardIds)).map(({ id, personId }) => [id, personId])),
  listKeys: async (job) => (await listSigningKeys(job)).map(({ keyId, publicKey, until }) => ({ keyId, publicKey, until: until?.toISOString() ?? null })),
};
