import type { Ctx } from '#platform/access/ctx.ts';
import type { Form } from '#platform/forms/form.ts';
import type { KnownKey } from '#platform/kernel/signed-words.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

/** A session whose doors are kept, under the id of the places offered for it. */
export type Session = {
  readonly rollId: string;
  readonly unionId: UnionId;
  readonly title: string;
  readonly place: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  /** What whoever signed up was asked. */
  readonly questions: Form | null;
};
/** A group that has places. */
export type Guest = {
  readonly entryId: string; readonly personId: PersonId; readonly persons: number; readonly cardIds: readonly string[]; readonly answers: Readonly<Record<string, unknown>>;
};

/**
 * Rooms that know who signed up, who holds a card, when a session ends. Rooms of this floor do not know each other, and modules
 * stand above it; apps/server brings them together. Everything runs in the reach 'job'.
 */
export type Guests = {
  listSessions(ctx: Ctx, rollIds: readonly string[]): Promise<readonly Session[]>;
  /** With their answers only where some are shown at the door. */
  listGuests(ctx: Ctx, rollId: string, withAnswers: boolean): Promise<readonly Guest[]>;
  findOwn(ctx: Ctx, rollId: string, personId: PersonId): Promise<Pick<Guest, 'entryId' | 'persons'> | undefined>;
  /** Holders of member cards that were shown at a door. */
  findHolders(ctx: Ctx, cardIds: readonly string[]): Promise<ReadonlyMap<string, PersonId>>;
  /** The keys that member cards and tickets were ever signed with. */
  listKeys(ctx: Ctx): Promise<readonly KnownKey[]>;
};
