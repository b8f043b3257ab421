import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Ctx } from './ctx.ts';

/** Why something may be kept (PIPL 13); each has its sentence in platform/privacy/locale. */
export type Ground = 'membership' | 'request' | 'duty' | 'security' | 'law';

/**
 * For how long: until the person is forgotten; as long as the union keeps its records, by an id alone; or as long as
 * platform/keeping says for a kind of data.
 */
export type Kept = 'until-forgotten' | 'stays' | { readonly kind: string };

/** One value. Of class name, C3 and C4 it is shown masked until the person asks for it in full. */
export type HeldFact = {
  /** A key in locale/: what the value is. */
  readonly name: string;
  /** An instant is written as day and time; yes and no as words. */
  readonly value: string | number | boolean | Date;
  readonly class: 'C1' | 'C2' | 'name' | 'C3' | 'C4';
  /** The value is a key in locale/ as well: one of a closed list of words. */
  readonly isWord?: true;
};
export type HeldRow = readonly HeldFact[];

/** A file of the person's export; the name is unique among those of its holding. */
export type HeldFile = { readonly name: string; readonly bytes: Uint8Array };

/** Something that has to be settled first: a sentence that takes {count}, and where on the phone to settle it. */
export type Obstacle = { readonly kind: string; readonly count: number; readonly link: string | null };

type Words = Readonly<Record<string, string>>;

/**
 * What a room or module keeps about a person. Everything that reads runs in the reach 'job' and names the person in its own
 * condition; `forget` is called by an event's apply, here and in replay, under the reach 'replay'.
 */
export type Holding = {
  /** `room.noun`; its title is the key `privacy.holding.<id>`. */
  readonly id: string;
  /** Every table with rows that tell of a person or name one by id; a table in nobody's list fails a test. */
  readonly tables: readonly string[];
  readonly ground: Ground;
  readonly kept: Kept;
  /** The room's own sentences, where those of platform/privacy do not say it. */
  readonly words?: { readonly 'zh-CN': Words; readonly en: Words };
  /** Everything there is, newest first. Left out where a person is named only as the officer who acted. */
  readonly read?: (ctx: Ctx, personId: PersonId) => Promise<readonly HeldRow[]>;
  /** Photos and the like, for the export. */
  readonly listFiles?: (ctx: Ctx, personId: PersonId) => Promise<readonly HeldFile[]>;
  /** Ids, beside the person's own, under which the access log tells that somebody looked at them. */
  readonly listSubjects?: (ctx: Ctx, personId: PersonId) => Promise<readonly string[]>;
  /** Endpoints that gave a whole union's people at once; the access log names the union. */
  readonly exports?: readonly string[];
  /** What stands in the way of forgetting. */
  readonly listObstacles?: (ctx: Ctx, personId: PersonId) => Promise<readonly Obstacle[]>;
  /** Removes what no event made: sessions, notices, photos. Before the event, in the reach 'job'. */
  readonly erase?: (ctx: Ctx, personId: PersonId) => Promise<void>;
  /** Empties what events made. Asks no clock and no chance (replay law). */
  readonly forget?: (tx: Tx, people: readonly PersonId[]) => Promise<void>;
};
