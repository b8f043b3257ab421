import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Category, FOUNDING_KINDS, FoundingStatus, FoundingStep, JoinStatus, TransferSide, TransferStatus } from '../wire.ts';

export type JoinId = Id<'join'>;
export type TransferId = Id<'transfer'>;
export type FoundingId = Id<'founding'>;

export type JoinRow = {
  readonly id: JoinId;
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly holderId: UnionId;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath | null;
  readonly status: JoinStatus;
  readonly name: string;
  readonly idNumberSealed: Sealed;
  readonly employer: string | null;
  readonly creditCode: string | null;
  readonly category: Category;
  readonly noticeVersion: string;
  readonly askedAt: Date;
  readonly contactOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly remindedAt: Date | null;
  readonly reasonSealed: Sealed | null;
  readonly settledAt: Date | null;
};

export type ListedJoin = JoinRow & { readonly unionName: string; readonly holderName: string };

export type TransferRow = {
  readonly id: TransferId;
  readonly personId: PersonId;
  readonly name: string;
  readonly fromId: UnionId;
  readonly toId: UnionId;
  readonly status: TransferStatus;
  readonly askedAt: Date;
  readonly dueOn: PlainDate;
  readonly objectedBy: TransferSide | null;
  readonly formerStanding: 'valid' | 'retained';
  readonly reasonSealed: Sealed | null;
  readonly settledAt: Date | null;
  readonly confirmed: readonly TransferSide[];
};

export type ListedTransfer = TransferRow & { readonly fromName: string; readonly toName: string };

/** A transfer as one of its two unions reaches it. */
export type TransferEndRow = ListedTransfer & {
  readonly endId: Id<'transfer-end'>;
  readonly side: TransferSide;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath | null;
  /** Whether whoever asks takes part in its case. */
  readonly mayOpen: boolean;
};

export type FoundingRow = {
  readonly id: FoundingId;
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath | null;
  readonly status: FoundingStatus;
  readonly employer: string;
  readonly creditCode: string | null;
  readonly address: string;
  readonly workers: number;
  readonly joiners: number;
  readonly kind: (typeof FOUNDING_KINDS)[number];
  readonly proposedName: string;
  readonly applicantName: string;
  readonly photos: readonly Id<'photo'>[];
  readonly askedAt: Date;
  readonly dueOn: PlainDate;
  readonly reason: string | null;
  readonly documentNumber: string | null;
  readonly foundedUnionId: UnionId | null;
  readonly settledAt: Date | null;
};

export type FoundingStepRow = {
  readonly kind: FoundingStep;
  readonly heldOn: PlainDate | null;
  readonly documentNumber: string | null;
  readonly reason: string | null;
  readonly photos: readonly Id<'photo'>[];
  readonly facts: Readonly<Record<string, string | number>>;
  readonly chairId: PersonId | null;
  readonly chairName: string | null;
  readonly doneAt: Date;
};

export type ListedFounding = FoundingRow & { readonly unionName: string };
export type CardRow = { readonly id: Id<'card'>; readonly personId: PersonId; readonly number: string; readonly issuedAt: Date };
export type CardKeyRow = { readonly keyId: string; readonly publicKey: string; readonly until: Date | null };
export type LimitRow = {
  readonly id: Id<'membership-limit'>;
  readonly unionId: UnionId;
  readonly contact: number;
  readonly decide: number;
  readonly transfer: number;
  readonly source: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
};
