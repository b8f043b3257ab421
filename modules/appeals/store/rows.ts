import type { PersonId, UnionId, Id } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { ABOUTS, ALARM_KINDS, CAUSES, DISCLOSURES, FigureKind, SOURCES, STATUSES, STEP_KINDS, TOPICS } from '../wire.ts';

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
  /** Where the code hangs, when the case went to the union above because it is about that union. */
  readonly originUnionId: UnionId | null;
  /** Null for a case that an officer entered. */
  readonly codeId: CodeId | null;
  /** Who is responsible now; null when the holding union has nobody who may. */
  readonly contactId: PersonId | null;
  /** Set when the worker was signed in and not anonymous. */
  readonly personId: PersonId | null;
  /** Whose key sealed the texts: the person, or the case itself. */
  readonly keyId: Id<'key'>;
  readonly topic: (typeof TOPICS)[number];
  readonly disclosure: (typeof DISCLOSURES)[number];
  readonly source: (typeof SOURCES)[number];
  readonly about: (typeof ABOUTS)[number];
  readonly excludedIds: readonly PersonId[];
  readonly holderUnionId: UnionId;
  /** Rungs climbed since it came in. */
  readonly rung: number;
  readonly bouncedTimes: number;
  readonly stoppedUntil: PlainDate | null;
  readonly joinedTo: AppealId | null;
  readonly joinedCount: number;
  readonly closedTimes: number;
  /** Of the first closing; see rules/histogram.ts. */
  readonly hourBucket: number | null;
  readonly isAnswered: boolean;
  readonly isSilent: boolean;
  readonly isInTime: boolean;
  readonly isRatingCounted: boolean;
  readonly counted: readonly FigureKind[];
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
  readonly toUnionId: UnionId | null;
  readonly rung: number | null;
  readonly limitDays: number | null;
  readonly untilOn: PlainDate | null;
  readonly cause: (typeof CAUSES)[number] | null;
};

export type CodeRow = {
  readonly id: CodeId;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly contactId: PersonId;
  readonly contactName: string;
  readonly place: string;
  /** Printed under the code, so that a person can name it. */
  readonly number: number;
  /** Chosen beforehand on the form. */
  readonly topic: (typeof TOPICS)[number] | null;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
  /** The code that hangs in its place. */
  readonly replacedBy: CodeId | null;
};

export type LimitRow = {
  readonly id: Id<'appeal-limit'>;
  readonly unionId: UnionId;
  readonly topic: (typeof TOPICS)[number];
  readonly closeDays: number;
  readonly rungDays: number;
  readonly waitDays: number;
  readonly pauseDays: number;
  readonly refuseDays: number;
  readonly source: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
};

export type AlarmRow = {
  readonly id: Id<'appeal-alarm'>;
  readonly unionId: UnionId;
  readonly upperUnionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly topic: (typeof TOPICS)[number];
  readonly cases: number;
  readonly kind: (typeof ALARM_KINDS)[number];
  readonly raisedAt: Date;
  readonly seenAt: Date | null;
};

export type CallBackRow = {
  readonly id: Id<'call-back'>;
  readonly appealId: AppealId;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly caseUnionId: UnionId;
  readonly keyId: Id<'key'>;
  readonly caseNumber: string;
  readonly topic: (typeof TOPICS)[number];
  readonly receivedOn: PlainDate;
  readonly nameSealed: Sealed | null;
  readonly phoneSealed: Sealed;
  readonly offeredAt: Date;
  readonly dueOn: PlainDate;
  readonly doneAt: Date | null;
  readonly isReached: boolean | null;
  readonly isSolved: boolean | null;
  readonly score: number | null;
};
