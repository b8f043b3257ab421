import type { Role } from '#platform/contract/permissions.ts';
import type { GrantId, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';

/** A duty somebody holds at a union, valid at the moment the request began. Read live: nothing sits in a token. */
export type Grant = {
  readonly id: GrantId;
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath;
  readonly role: Role;
  readonly hasSubtree: boolean;
  readonly validUntil: Date | null;
};

/** System reaches are a closed list; each is named where it is used and in the policies that let it pass. */
export type SystemReach = 'tail' | 'replay' | 'job' | 'setup' | 'demo' | 'audit' | 'home' | 'forget';

export type PersonActor = {
  readonly kind: 'person';
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
  /** When the last sign-in or second factor of this session was given. */
  readonly factorAt: Date;
};

/** Who is asking. A receipt opens one case and is nobody. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | PersonActor
  | { readonly kind: 'receipt'; readonly caseId: string; readonly sessionId: string }
  | { readonly kind: 'system'; readonly name: SystemReach };

/** Ids only: what the journal and the access log remember of an actor. */
export function toJournalActor(actor: Actor): Readonly<Record<string, string>> {
  switch (actor.kind) {
    case 'anonymous': return { kind: 'anonymous' };
    case 'person': return { kind: 'person', personId: actor.personId };
    case 'receipt': return { kind: 'receipt' };
    case 'system': return { kind: 'system', name: actor.name };
  }
}
