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
// eslint-disable-next-line typescript/consistent-type-definitions -- merging needs an interface
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

/**
 * Everything one request, job or command may use. Built in four places: HTTP adapter, job runner, importer, CLI.
 * Nothing reads time, person or transaction from anywhere else.
 */
export type Ctx = House & {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly actingUnion: UnionId | undefined;
  readonly reach: Reach;
  readonly requestId: string;
  readonly journalActor: Readonly<Record<string, string>>;
};
