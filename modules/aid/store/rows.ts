import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Standard } from '../rules/entitlement.ts';
import type { AidForm, ApplicationState, DossierState, Level, PaidWay } from '../wire.ts';

type Placed = { readonly unionId: UnionId; readonly orgPath: string; readonly linePath: string | null };

/** A file (困难职工档案) as the table holds it; what the visit found stays sealed. */
export type DossierRow = Placed & {
  readonly id: Id<'dossier'>;
  readonly number: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly caseId: Id<'case'>;
  readonly level: Level;
  readonly aidForm: AidForm;
  readonly state: DossierState;
  readonly openedOn: PlainDate;
  readonly reviewDueOn: PlainDate | null;
  readonly remindedOn: PlainDate | null;
  readonly leftOn: PlainDate | null;
  readonly factsSealed: Sealed;
};

export type ApplicationRow = Placed & {
  readonly caseId: Id<'case'>;
  readonly personId: PersonId;
  readonly level: Level;
  readonly state: ApplicationState;
  readonly askedAt: Date;
  readonly askedOn: PlainDate;
  readonly settledAt: Date | null;
};

export type PaymentRow = Placed & {
  readonly id: Id<'aid-payment'>;
  readonly dossierId: Id<'dossier'>;
  readonly caseId: Id<'case'>;
  readonly personId: PersonId;
  readonly amount: number;
  readonly paidOn: PlainDate;
  readonly way: PaidWay;
};

export type ReviewRow = Placed & {
  readonly id: Id<'aid-review'>;
  readonly dossierId: Id<'dossier'>;
  readonly caseId: Id<'case'>;
  readonly personId: PersonId;
  readonly reviewedOn: PlainDate;
  readonly isEntitled: boolean;
  readonly level: Level;
  readonly findingSealed: Sealed;
};

export type StandardRow = Standard & {
  readonly id: Id<'aid-standard'>;
  readonly unionId: UnionId;
  readonly source: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
};
