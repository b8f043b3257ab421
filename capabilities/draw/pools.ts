import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type PooledEntry = { readonly entryId: string; readonly personId: PersonId; readonly persons: number };
export type Pool = {
  readonly isCancelled: boolean;
  /** When that begins which the places are for. */
  readonly lastMoment: Date;
  /** Those who wait for the draw, in the order of their coming. */
  readonly entries: readonly PooledEntry[];
};

/**
 * The room where people sign up, as a draw knows it: a draw bears the id of the places that it gives. Rooms of this floor do not
 * know each other; apps/server brings the two together. Everything runs in the reach 'job'.
 */
export type Pools = {
  /** Held until the transaction ends; undefined where there are no such places. */
  hold(ctx: Ctx, drawId: string): Promise<Pool | undefined>;
  /** Some of those who wait for the draw, by words of their names; nothing is held. */
  find(ctx: Ctx, drawId: string, asked: { readonly words: string; readonly limit: number }): Promise<readonly PooledEntry[]>;
  isInvited(ctx: Ctx, drawId: string, personId: PersonId): Promise<boolean>;
  /** Everybody in `placed` gets their places, all others wait in the order that was drawn. */
  settle(ctx: Ctx, drawId: string, drawn: { readonly order: readonly string[]; readonly placed: ReadonlySet<string> }): Promise<void>;
  /** An officer decides about those who were to be drawn. */
  turnToApproval(ctx: Ctx, drawId: string): Promise<void>;
};
