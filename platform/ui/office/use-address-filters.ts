import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { isFiltered, readFilters, writeFilters, type Filters } from './address-filters.ts';

export type AddressFilters<F extends Filters> = {
  readonly filters: F;
  readonly isFiltered: boolean;
  readonly set: (change: Partial<F>) => void;
  readonly clear: () => void;
};

/**
 * A list's filters, kept in the address bar: they survive a reload, a link to a colleague and the back button.
 * `defaults` is a constant of the screen. Each change replaces the entry: going back leaves the list, not the letter.
 */
export function useAddressFilters<F extends Filters>(defaults: F): AddressFilters<F> {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filters = useMemo(() => readFilters(search, defaults), [search, defaults]);
  const go = useCallback(
    (next: F) => navigate(`${path}${writeFilters(search, defaults, next)}`, { replace: true }),
    [navigate, path, search, defaults],
  );
  const set = useCallback((change: Partial<F>) => go({ ...filters, ...change }), [go, filters]);
  const clear = useCallback(() => go(defaults), [go, defaults]);
  return { filters, isFiltered: isFiltered(defaults, filters), set, clear };
}
