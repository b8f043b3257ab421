import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Journal } from '#platform/journal/journal.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { Actor } from './actor.ts';
import type { PermissionBook } from './decide.ts';
import type { Reach } from './reach.ts';

export type Log = {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void;
};

/** Doors to the outside; each has a real driver and a local one. Rooms add their own by declaration merging. */
export interface Ports {}

/** What lives as long as the process. */
export type House = {
  readonly clock: Clock;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly journal: Journal;
  readonly permissions: PermissionBook;
  readonly publicUrl: string;
  readonly ports: Ports;
  readonly log: Log;
};

/** What a handler may do to the answer beside its body. Kept with the idempotency record, so a repeat does it again. */
export type Answer = {
  /** Puts the session cookie; `maxAge` in seconds. */
  setSession(token: string, maxAge: number): void;
  clearSession(): void;
};

/**
 * Everything one request, job or command may use. Built in four places: HTTP adapter, job runner, importer, CLI.
 * Nothing reads time, person or transaction from anywhere else.
 */
export type Ctx = House & {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly actingUnion: UnionId | undefined;
  readonly reach: Reach;
  readonly answer: Answer;
  readonly requestId: string;
  /** For slowing down guesses: the caller's network address (never stored in the clear) and its device cookie. */
  readonly caller: {
    readonly address: string;
    readonly device: string | undefined;
    /** What the browser calls itself, for the owner's own list of sign-ins; kept as words of a closed list. */
    readonly agent?: string;
    /** The proof of work that came along, '' for none. Undefined: the call did not come over the network. */
    readonly work?: string;
  };
  readonly journalActor: Readonly<Record<string, string>>;
};
