import type { Permission } from './permissions.ts';

/** A thing that can be loaded by id within a reach. The loader is bound in the module's manifest. */
export type Resource<Row> = { readonly name: string; readonly rowType?: Row };

export function defineResource<Row>(name: string): Resource<Row> {
  return { name };
}

/**
 * Who may call an endpoint. There is no default and no value that means "skip".
 * Places are named by input FIELD, not by a function: data can be printed into the matrix and checked at the start.
 */
export type Access<Row = unknown, Field extends string = string> =
  | { readonly kind: 'open'; readonly reason: string }
  | { readonly kind: 'new-case'; readonly field: Field; readonly reason: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'holder'; readonly resource: Resource<Row>; readonly field: Field }
  | { readonly kind: 'may-on'; readonly permission: Permission; readonly resource: Resource<Row>; readonly field: Field }
  | { readonly kind: 'may-listing'; readonly permission: Permission };

/** Anybody, without an account. The reason is printed in the reviewed list of open endpoints. */
export function openToAll(reason: string) {
  return { kind: 'open', reason } as const;
}

/** Anybody may begin a case under an id made on their own device: they may write its rows and read none. */
export function newCase<const Field extends string>(field: Field, reason: string) {
  return { kind: 'new-case', field, reason } as const;
}

/** Any person with a live session; the handler sees own rows only (the reach carries no union). */
export function anySignedIn() {
  return { kind: 'signed-in' } as const;
}

/** The person a row belongs to, or the bearer of its receipt. The handler receives the loaded, locked row. */
export function holder<Row, const Field extends string>(resource: Resource<Row>, field: Field) {
  return { kind: 'holder', resource, field } as const;
}

/** An officer with the permission at the place of the row (or above it, with subtree). */
export function may<const Name extends Permission>(permission: Name) {
  return {
    on: <Row, const Field extends string>(resource: Resource<Row>, field: Field) =>
      ({ kind: 'may-on', permission, resource, field }) as const,
    listing: () => ({ kind: 'may-listing', permission }) as const,
  };
}

/** The row type that a handler receives for an access declaration; undefined where nothing is loaded. */
export type LoadedRow<A> = A extends { readonly resource: Resource<infer Row> } ? Row : undefined;
