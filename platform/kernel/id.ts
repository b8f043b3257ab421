declare const brand: unique symbol;

/** A UUID that belongs to one kind of thing; a person's id cannot be passed where a union's is wanted. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };
export type UnionId = Id<'union'>;
export type PersonId = Id<'person'>;
export type GrantId = Id<'grant'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Lower-case RFC 9562 UUID, the only spelling an id may have: a second spelling would be a second identity. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Brands a checked UUID. Throws on anything else, so a bad id stops at the border and not in SQL. */
export function toId<Kind extends string>(value: string): Id<Kind> {
  if (!isUuid(value)) throw new TypeError('not a UUID');
  return value as Id<Kind>;
}
