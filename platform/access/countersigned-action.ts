import type { z } from 'zod';
import type { Permission } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { Ctx } from './ctx.ts';

/** What may be written down and hashed: JSON, and nothing that loses something on the way. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };
export type PlainObject = { readonly [name: string]: Plain };

/** One line of what the second person reads. `label` and `word` are keys in locale/; an instant is written as a day and time. */
export type PlainLine =
  | { readonly label: string; readonly as: 'text'; readonly value: string }
  | { readonly label: string; readonly as: 'word'; readonly value: string }
  | { readonly label: string; readonly as: 'instant'; readonly value: string }
  | { readonly label: string; readonly as: 'count'; readonly value: number };

/** Where the action happens, and the request that it is part of. */
export type CountersignedPlace = {
  readonly requestId: string;
  readonly union: { readonly id: UnionId; readonly path: OrgPath; readonly linePath: OrgPath | null };
};

/** Something that one officer prepares and another one approves before it happens; see platform/countersign. */
export type CountersignedAction<Payload extends PlainObject = PlainObject> = {
  /** `module.verbNoun`; also the key of its name in locale/. */
  readonly id: `${string}.${string}`;
  /** Who may prepare and perform it, at the union. */
  readonly permission: Permission;
  /** Who may approve it, at the union or above. */
  readonly approval: Permission;
  readonly payload: z.ZodType<Payload>;
  /** For how long it may be approved and performed, in hours. */
  readonly hours: number;
  /** Persons whom the action is about: they do not approve it. */
  readonly concerns?: (payload: Payload) => readonly PersonId[];
  /** The whole payload in plain words: what stands in none of these lines is not approved by anybody who reads them. */
  readonly describe: (payload: Payload) => readonly PlainLine[];
  /** Runs once, in the transaction that marks it as done, under the first person's name and reach. Refusals undo both. */
  readonly perform: (ctx: Ctx, payload: Payload, place: CountersignedPlace) => Promise<PlainObject>;
};

/** An action whose payload nobody needs to know: what manifests and the registry hold. */
export type AnyCountersignedAction = Pick<CountersignedAction, 'id' | 'permission' | 'approval' | 'hours'> & {
  readonly read: (payload: unknown) => ReadAction | undefined;
};

/** An action bound to one payload that its schema has taken. */
export type ReadAction = {
  readonly payload: PlainObject;
  readonly concerns: readonly PersonId[];
  readonly lines: readonly PlainLine[];
  readonly perform: (ctx: Ctx, place: CountersignedPlace) => Promise<PlainObject>;
};

export function defineCountersigned<Payload extends PlainObject>(action: CountersignedAction<Payload>): AnyCountersignedAction {
  return {
    id: action.id, permission: action.permission, approval: action.approval, hours: action.hours,
    read(input) {
      const parsed = action.payload.safeParse(input);
      if (!parsed.success) return undefined;
      const payload = parsed.data;
      return {
        payload, concerns: action.concerns?.(payload) ?? [], lines: action.describe(payload),
        perform: (ctx, place) => action.perform(ctx, payload, place),
      };
    },
  };
}
