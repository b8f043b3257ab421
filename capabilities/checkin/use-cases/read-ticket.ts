import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { publicKeyOf } from '#platform/crypto/public-key.ts';
import { signText } from '#platform/crypto/signature.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import type { Guests } from '../guests.ts';
import { toPass, listPasses } from '../store/passes.ts';
import { listRolls } from '../store/rolls.ts';
import { TICKET_DOMAIN, toTicketHead, type TicketFacts } from '../rules/ticket-code.ts';
import { admitsFrom, DEFAULT_MINUTES, toShown } from './asking.ts';

/** What a door's camera reads. The same place always has the same code, so that one kept or printed long ago still holds. */
export function toTicketCode(keyring: Keyring, facts: TicketFacts): string {
  const head = toTicketHead(publicKeyOf(keyring).keyId, facts);
  return head + signText(keyring, TICKET_DOMAIN, head);
}

/** Own places only: a ticket of somebody else is asked for in vain. */
export const readTicket = (guests: Guests): Handler => handle(endpoints.readTicket, (ctx, { rollId }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  const [session] = await guests.listSessions(job, [rollId]);
  const own = await guests.findOwn(job, rollId, personId);
  if (session === undefined || own === undefined) return { ticket: null };
  const [[roll], [home], passes] = [await listRolls(job.tx, [rollId]), await listPersonHomes(job.tx, [personId]), await listPasses(job.tx, [rollId])];
  const used = passes.map(toPass).filter(({ entryId, isUndone }) => entryId === own.entryId && !isUndone);
  return {
    ticket: {
      ...toShown(session), entryId: own.entryId, persons: own.persons, name: home?.name ?? '', code: toTicketCode(ctx.keyring, { entryId: own.entryId, rollId }),
      admitsFrom: admitsFrom(session, roll?.admitsFromMinutes ?? DEFAULT_MINUTES), personsIn: Math.min(own.persons, used.reduce((sum, { persons }) => sum + persons, 0)),
    },
  };
}));
