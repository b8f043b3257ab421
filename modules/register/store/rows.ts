import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Details, IdType } from '../wire.ts';

/** A person with their record, if there is one. Sealed values stay sealed. */
export type MemberRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly phoneSealed: Sealed | null;
  readonly phoneEvent: string | null;
  readonly unionId: UnionId | null;
  readonly unionName: string | null;
  readonly orgPath: string | null;
  readonly linePath: string | null;
  readonly standing: 'valid' | 'transferring' | 'retained' | null;
  readonly beganOn: string | null;
  readonly idType: IdType | null;
  readonly idIndex: string | null;
  readonly details: Details | null;
  readonly personalSealed: Sealed | null;
  readonly sensitiveSealed: Sealed | null;
  readonly isGenerated: boolean | null;
  readonly changedAt: Date | null;
};

export type CorrectionRow = {
  readonly id: Id<'register-correction'>;
  readonly personId: PersonId;
  readonly name: string;
  readonly unionName: string | null;
  readonly orgPath: string | null;
  readonly linePath: string | null;
  readonly fields: readonly string[];
  readonly changesSealed: Sealed;
  readonly proposedAt: Date;
  readonly outcome: 'confirmed' | 'declined' | 'withdrawn' | null;
  readonly reasonSealed: Sealed | null;
  readonly settledAt: Date | null;
};

export type ImportRow = {
  readonly id: Id<'register-import'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly officerId: PersonId | null;
  readonly fileName: string;
  readonly fileHash: string;
  readonly lastLine: number | null;
  readonly next: number;
  readonly added: number;
  readonly known: number;
  readonly wrong: number;
  readonly isDone: boolean;
  readonly begunAt: Date;
};
