import { isPlanView, type PlanView } from './budgets-api.ts';

/** What the page shows. It lives in the address bar, so that a list can be sent to a colleague and "back" works. */
export type ListFilter = { readonly view: PlanView; readonly year: number };

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toListFilter(search: string, thisYear: number): ListFilter {
  const asked = new URLSearchParams(search);
  const [view, year] = [asked.get('view') ?? '', asked.get('year') ?? ''];
  return { view: isPlanView(view) ? view : 'open', year: /^20\d\d$/.test(year) ? Number(year) : thisYear };
}

export function listAddress({ view, year }: ListFilter): string {
  return `/budgets?${new URLSearchParams([...(view === 'open' ? [] : [['view', view]]), ['year', String(year)]]).toString()}`;
}
