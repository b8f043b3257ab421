import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** One entry as the table holds it. Texts stay sealed; a use-case opens what it must. */
export type EntryRow = {
  readonly id: Id<'entry'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly personId: PersonId;
  readonly title: string;
  readonly textSealed: Sealed;
  readonly madeAt: Date;
  readonly madeOn: PlainDate;
  readonly answerSealed: Sealed | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: PersonId | null;
};
