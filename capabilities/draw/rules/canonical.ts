type Plain = string | number | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * One text for one value (the part of RFC 8785 that is needed here): keys in the order of their code units, no spaces,
 * whole numbers. Whoever hashes it needs no more than sorting and JSON.
 */
export function canonicalText(value: Plain): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only whole numbers have one spelling');
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`;
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
