import { isUuid } from '#platform/kernel/id.ts';
import type { FirmView } from '../wire.ts';
import { isFirmView } from './measures-api.ts';

/** Which firms a list shows. It lives in the address bar: a figure opens its list by it. */
export type FirmListFilter = { readonly unionId: string; readonly view: FirmView; readonly words: string };

export function toFirmListFilter(search: string, ownUnionId: string): FirmListFilter {
  const asked = new URLSearchParams(search);
  const [union, view] = [asked.get('union') ?? '', asked.get('view') ?? ''];
  return { unionId: isUuid(union) ? union : ownUnionId, view: isFirmView(view) ? view : 'all', words: (asked.get('words') ?? '').slice(0, 40) };
}

/** '/firms?view=without-code&words=…'; everything of the own union is the bare address. */
export function firmListAddress({ unionId, view, words }: FirmListFilter, ownUnionId: string): string {
  const named = [
    ...(unionId === ownUnionId ? [] : [['union', unionId]]), ...(view === 'all' ? [] : [['view', view]]), ...(words === '' ? [] : [['words', words]]),
  ];
  return named.length === 0 ? '/firms' : `/firms?${new URLSearchParams(named).toString()}`;
}
