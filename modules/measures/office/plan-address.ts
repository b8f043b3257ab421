import { isUuid } from '#platform/kernel/id.ts';

/** Whose plan and of which year; it lives in the address bar. */
export type PlanPlace = { readonly unionId: string; readonly year: number };

export function toPlanPlace(search: string, own: PlanPlace): PlanPlace {
  const asked = new URLSearchParams(search);
  const [union, year] = [asked.get('union') ?? '', asked.get('year') ?? ''];
  return { unionId: isUuid(union) ? union : own.unionId, year: /^20\d\d$/.test(year) ? Number(year) : own.year };
}

/** '/measures?union=…&year=2026'; the own union's current year is the bare address. */
export function planAddress(place: PlanPlace, own: PlanPlace): string {
  const named = [
    ...(place.unionId === own.unionId ? [] : [['union', place.unionId]]), ...(place.year === own.year ? [] : [['year', String(place.year)]]),
  ];
  return named.length === 0 ? '/measures' : `/measures?${new URLSearchParams(named).toString()}`;
}
