import { isUuid } from '#platform/kernel/id.ts';
import { isListView, type ListView } from './example-service-api.ts';

/** What the list shows. It lives in the address bar, so that a list can be sent to a colleague and "back" works. */
export type ListFilter = { readonly view: ListView; readonly unionId?: string; readonly year?: number };

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toListFilter(search: string): ListFilter {
  const asked = new URLSearchParams(search);
  const [view, union, year] = ['view', 'union', 'year'].map((name) => asked.get(name) ?? '');
  return {
    view: view !== undefined && isListView(view) ? view : 'waiting',
    ...(union !== undefined && isUuid(union) && { unionId: union }),
    ...(year !== undefined && /^20\d\d$/.test(year) && { year: Number(year) }),
  };
}

/** '/example-service?view=answered&union=…&year=2026'. The ordinary view is the bare address. */
export function listAddress({ view, unionId, year }: ListFilter): string {
  const named = [
    ...(view === 'waiting' ? [] : [['view', view]]), ...(unionId === undefined ? [] : [['union', unionId]]),
    ...(year === undefined ? [] : [['year', String(year)]]),
  ];
  return named.length === 0 ? '/example-service' : `/example-service?${new URLSearchParams(named).toString()}`;
}
