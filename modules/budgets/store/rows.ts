import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { EXPENSE_KINDS, PLAN_STATES } from '../wire.ts';

/** One plan as the table holds it; amounts in fen. */
export type PlanRow = {
  readonly id: Id<'plan'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly askerId: PersonId;
  readonly year: number;
  readonly number: number | null;
  readonly kind: (typeof EXPENSE_KINDS)[number];
  readonly title: string;
  readonly place: string;
  readonly beginsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly people: number;
  readonly total: number;
  readonly state: (typeof PLAN_STATES)[number];
  readonly settlementId: Id<'settlement'> | null;
  readonly peopleCame: number | null;
  readonly spent: number | null;
  readonly askedAt: Date;
};

export type LineRow = { readonly phase: 'planned' | 'paid'; readonly item: string; readonly unitPrice: number | null; readonly count: number; readonly amount: number };

export type LimitRow = {
  readonly id: string;
  readonly unionId: UnionId;
  readonly kind: (typeof EXPENSE_KINDS)[number];
  readonly perPerson: number | null;
  readonly perEvent: number | null;
  readonly source: string;
  readonly validFrom: PlainDate;
};
