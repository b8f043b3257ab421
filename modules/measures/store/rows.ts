import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { FirmKind, Heading } from '../wire.ts';

type Placed = { readonly unionId: UnionId; readonly orgPath: string; readonly linePath: string | null };

/** One item of a plan as the table holds it. */
export type ItemRow = Placed & {
  readonly id: Id<'measures-item'>;
  readonly year: number;
  readonly heading: Heading;
  readonly title: string;
  readonly ownerId: PersonId | null;
  readonly department: string | null;
  readonly beginsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly progress: number;
  readonly sentence: string;
  readonly removedAt: Date | null;
};

export type ReportRow = {
  readonly id: string;
  readonly officerId: PersonId | null;
  readonly progress: number;
  readonly sentence: string;
  readonly photos: readonly string[];
  readonly at: Date;
};

/** One firm of the register. The number stays sealed; revealing it is its own, logged, question. */
export type FirmRow = Placed & {
  readonly id: Id<'firm'>;
  readonly name: string;
  readonly nameKey: string;
  readonly creditCode: string | null;
  readonly kind: FirmKind;
  readonly industry: string | null;
  readonly address: string | null;
  readonly workers: number | null;
  readonly contactName: string;
  readonly phoneSealed: Sealed | null;
  readonly firmUnionId: UnionId | null;
  readonly importId: Id<'firm-import'> | null;
  readonly isGenerated: boolean;
  readonly addedAt: Date;
  readonly changedAt: Date;
  readonly removedAt: Date | null;
};

/** A firm with the names of its unions, as lists show it. */
export type ListedFirm = FirmRow & { readonly unionName: string; readonly firmUnionName: string | null };

export type ImportRow = Placed & {
  readonly id: Id<'firm-import'>;
  readonly officerId: PersonId | null;
  readonly fileName: string;
  readonly fileHash: string;
  readonly lastLine: number;
  readonly next: number;
  readonly added: number;
  readonly merged: number;
  readonly unchanged: number;
  readonly wrong: number;
  readonly begunAt: Date;
};
