/** What a hostile or merely broken client puts into any field: kinds, lengths, borders, and texts that mean something elsewhere. */
export const HOSTILE: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '\0', 'a\0b', '\uD83D', '\u202E\u2066', 'ﷺ'.repeat(50), '工'.repeat(5000),
  "'; drop table orgs_union; --", '${7*7}', '%', '_', '\\', '../../etc/passwd', '<script>', '{}', '[]', 'null', 'NaN',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff', '019CD01B-AA80-7C69-9590-CCA25A3EA420',
  '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29', '-0001-01-01', '+275760-09-13',
  '0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+23:59', '2026-01-01T24:00:00Z',
  [], [null], [[]], [''], Array.from({ length: 300 }, () => 'x'), {}, { a: { b: { c: {} } } }, { toString: 'x', length: 3 }, '12345678', '１２３４５６７８', '99999999999999999999',
];

/** Every place of an input, nested ones too, as a path of keys. */
export function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  return [...(path.length === 0 ? [] : [path]), ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

export function withPlace(value: object, [key = '', ...rest]: readonly string[], put: unknown): object {
  const inner: unknown = Reflect.get(value, key);
  const replaced = rest.length === 0 ? put : withPlace(typeof inner === 'object' && inner !== null ? inner : {}, rest, put);
  return Object.assign(Array.isArray(value) ? [] : {}, value, { [key]: replaced });
}
