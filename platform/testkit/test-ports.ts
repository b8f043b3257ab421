import type { House } from '#platform/access/ctx.ts';
import { createPasswordHasher } from '#platform/accounts/password.ts';
import { createSignInPort } from '#platform/accounts/sign-in-port.ts';
import { createSmsInbox, type SmsInbox } from '#platform/accounts/sms-inbox.ts';
import type { Database } from '#platform/db/database.ts';
import { requirePrintable } from '#platform/papers/paper.ts';
import type { Press } from '#platform/papers/press.ts';

/** Hundreds of hashes in a second; the real cost has its own test in platform/accounts. */
const CHEAP = { memory: 64, passes: 1, lanes: 1 };

/** The doors to the outside as a test house has them. `aside` is the pool of what commits whatever becomes of a command. */
export function addTestPorts(house: House, aside: Database): SmsInbox {
  const inbox = createSmsInbox(house);
  const passwords = createPasswordHasher({ random: house.random, cost: CHEAP, limits: { atOnce: 4, waiting: 5000 } });
  Object.assign(house.ports, { sms: inbox, press: countingPress, signIn: createSignInPort({ database: aside, passwords }) });
  return inbox;
}

/** Draws nothing and keeps the limits: whether a paper may be printed is asked hundreds of times, how it looks elsewhere. */
const countingPress: Press = {
  async print(paper) {
    requirePrintable(paper);
    return Buffer.from(`%PDF- ${paper.pages.length}`);
  },
};
