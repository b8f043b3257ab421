/** Filters of a list as they stand in the address bar; every value is text, '' where none is set. */
export type Filters = Readonly<Record<string, string>>;

/** Reads the filters of a screen from `?…`. What the screen does not know is left alone. */
export function readFilters<F extends Filters>(search: string, defaults: F): F {
  const query = new URLSearchParams(search);
  const found = Object.keys(defaults).flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...defaults, ...Object.fromEntries(found) };
}

/** The query with the filters changed; defaults are left out, so that the plain address is the plain list. */
export function writeFilters<F extends Filters>(search: string, defaults: F, filters: F): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(filters)) {
    if (value === defaults[name]) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export function isFiltered<F extends Filters>(defaults: F, filters: F): boolean {
  return Object.entries(filters).some(([name, value]) => value !== defaults[name]);
}
