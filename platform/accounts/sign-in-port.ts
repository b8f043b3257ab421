import type { Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Demonstration } from './demonstration.ts';
import type { PasswordHasher } from './password.ts';
import { profileOf, type Profile } from './profile.ts';

/** What sign-in needs beside its transaction. */
export type SignInPort = {
  /** What is asked of officers: passwords, limits, second factors. */
  readonly profile: Profile;
  /** Set in a demonstration alone: what its officers, who have no password, confirm steps with. */
  readonly demonstration?: Demonstration;
  /** One per process: the limit on simultaneous hashing lives in it. */
  readonly passwords: PasswordHasher;
  /** For query codes, which a phone draws at random; see RECEIPT_COST. With a line of its own: a crowd of appeals keeps nobody from signing in. */
  readonly receipts: PasswordHasher;
  /** For codes of new cases whose phone could not derive the key itself; a long line that keeps nobody from opening a receipt. */
  readonly newReceipts: PasswordHasher;
  /**
   * Runs a few statements that are committed whatever becomes of the command: a refusal rolls the command back, and a
   * failure that was rolled back was a free guess. They never wait for a lock that a command holds (see lockCode).
   */
  aside<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly signIn: SignInPort;
  }
}

/**
 * `database` must be a pool of its own (two connections are enough). With the commands' pool, ten sign-ins holding
 * its ten connections would all wait for an eleventh.
 */
export function createSignInPort(parts: {
  readonly database: Database; readonly passwords: PasswordHasher;
  readonly receipts?: PasswordHasher; readonly newReceipts?: PasswordHasher; readonly profile?: Profile;
  readonly demonstration?: Demonstration;
}): SignInPort {
  return {
    profile: parts.profile ?? profileOf('asvs'),
    ...(parts.demonstration !== undefined && { demonstration: parts.demonstration }),
    passwords: parts.passwords,
    receipts: parts.receipts ?? parts.passwords,
    newReceipts: parts.newReceipts ?? parts.receipts ?? parts.passwords,
    aside: (work) => parts.database.transact({ 'app.system': 'job' }, work),
  };
}
