import { isUuid } from '#platform/kernel/id.ts';
import { isListView, type ListView } from './proposals-api.ts';

/** What the list shows. It lives in the address bar, so that a list can be sent to a colleague and "back" works. */
export type ListFilter = { readonly view: ListView; readonly unionId?: string; readonly year?: number };

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toListFilter(search: string): ListFilter {
  const asked = new URLSearchParams(search);
  const [view = '', union = '', year = ''] = ['view', 'union', 'year'].map((name) => asked.get(name) ?? '');
  return {
    view: isListView(view) ? view : 'open', ...(isUuid(union) && { unionId: union }), ...(/^20\d\d$/.test(year) && { year: Number(year) }),
  };
}

/** '/proposals?view=filed&union=…&year=2026'. The ordinary view is the bare address. */
export function listAddress({ view, unionId, year }: ListFilter): string {
  const named = [
    ...(view === 'open' ? [] : [['view', view]]), ...(unionId === undefined ? [] : [['union', unionId]]), ...(year === undefined ? [] : [['year', String(year)]]),
  ];
  return named.length === 0 ? '/proposals' : `/proposals?${new URLSearchParams(named).toString()}`;
}
