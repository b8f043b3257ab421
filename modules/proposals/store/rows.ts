import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { ANSWER_CLASSES, CATEGORIES, DECISIONS, RATINGS, STATES } from '../wire.ts';

/** One proposal as the table holds it. Texts stay sealed; a use-case opens what it must. */
export type ProposalRow = {
  readonly id: Id<'proposal'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly personId: PersonId;
  readonly title: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly isUnnamed: boolean;
  readonly reasonSealed: Sealed;
  readonly suggestionSealed: Sealed;
  readonly textsEvent: string;
  readonly state: (typeof STATES)[number];
  readonly seconds: number;
  readonly decision: (typeof DECISIONS)[number] | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly mergedInto: string | null;
  readonly department: string | null;
  readonly undertakerId: PersonId | null;
  readonly answerBy: PlainDate | null;
  readonly answers: number;
  readonly answerClass: (typeof ANSWER_CLASSES)[number] | null;
  readonly answerSealed: Sealed | null;
  readonly answeredAt: Date | null;
  readonly isInTime: boolean | null;
  readonly rating: (typeof RATINGS)[number] | null;
  readonly madeAt: Date;
  readonly madeOn: PlainDate;
};
