import type { PersonId, UnionId, Id } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { DISCLOSURES, STATUSES, STEP_KINDS, TOPICS } from '../wire.ts';

export type AppealId = Id<'appeal'>;
export type CodeId = Id<'appeal-code'>;

/** One appeal as the tables hold it. Texts stay sealed; a use-case opens what it must. */
export type AppealRow = {
  readonly id: AppealId;
  readonly caseNumber: string;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly localUnionId: UnionId | null;
  readonly codeId: CodeId;
  readonly contactId: PersonId;
  /** Set when the worker was signed in and not anonymous. */
  readonly personId: PersonId | null;
  /** Whose key sealed the texts: the person, or the case itself. */
  readonly keyId: Id<'key'>;
  readonly topic: (typeof TOPICS)[number];
  readonly disclosure: (typeof DISCLOSURES)[number];
  readonly status: (typeof STATUSES)[number];
  readonly place: string;
  readonly textSealed: Sealed;
  readonly nameSealed: Sealed | null;
  readonly phoneSealed: Sealed | null;
  readonly photos: readonly string[];
  readonly receivedAt: Date;
  readonly receivedOn: PlainDate;
  /** The day the present round began: received, or last opened again. Deadlines count from it. */
  readonly roundOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly isDueProvisional: boolean;
  readonly score: number | null;
  readonly isSolved: boolean | null;
  readonly isRoundRated: boolean;
  readonly reopenedTimes: number;
  readonly changedAt: Date;
};

export type StepRow = {
  readonly id: string;
  readonly appealId: AppealId;
  readonly kind: (typeof STEP_KINDS)[number];
  readonly eventType: string;
  readonly at: Date;
  readonly unionId: UnionId | null;
  readonly personId: PersonId | null;
  readonly textSealed: Sealed | null;
  readonly score: number | null;
  readonly isSolved: boolean | null;
};

export type CodeRow = {
  readonly id: CodeId;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly contactId: PersonId;
  readonly contactName: string;
  readonly place: string;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
};
