import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { WayIn } from '../wire.ts';

export type RollRow = {
  readonly id: Id<'offer'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly admitsFromMinutes: number;
  readonly takesWalkIns: boolean;
  readonly notes: readonly string[];
  readonly settledAt: Date | null;
};
export type DoorRow = {
  readonly id: Id<'door'>;
  readonly rollId: Id<'offer'>;
  readonly name: string;
  readonly secretHash: string;
  readonly madeAt: Date;
  readonly closedAt: Date | null;
};
export type PassRow = {
  readonly id: Id<'pass'>;
  readonly rollId: Id<'offer'>;
  readonly doorId: Id<'door'>;
  readonly entryId: Id<'entry'> | null;
  readonly cardId: string | null;
  readonly personId: PersonId | null;
  readonly persons: number;
  readonly how: WayIn;
  readonly at: Date;
  readonly cameAt: Date;
  readonly isUndone: boolean;
};
