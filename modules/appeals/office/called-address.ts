import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isCallKind, type CallKind } from './appeals-api.ts';
import { periodAround } from './period.ts';

export type CalledFilter = { readonly unionId: string; readonly from: PlainDate; readonly to: PlainDate; readonly kind: CallKind };

/** Whose calls a bare address asks about, and of which month. */
type Ordinary = { readonly unionId: string; readonly today: PlainDate };

export function calledAddress({ unionId, from, to, kind }: CalledFilter): string {
  return `/appeal-calls?${new URLSearchParams({ union: unionId, from, to, kind }).toString()}`;
}

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toCalledFilter(search: string, ordinary: Ordinary): CalledFilter {
  const asked = new URLSearchParams(search);
  const [union, from, to, kind] = [asked.get('union') ?? '', asked.get('from') ?? '', asked.get('to') ?? '', asked.get('kind')];
  const period = isPlainDate(from) && isPlainDate(to) ? { from, to } : periodAround('month', ordinary.today);
  return { unionId: isUuid(union) ? union : ordinary.unionId, ...period, kind: isCallKind(kind) ? kind : 'offered' };
}
