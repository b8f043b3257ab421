import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isListView, isTopic, type ListView, type Topic } from './appeals-api.ts';

/** What the list shows. It lives in the address bar, so that a list can be sent to a colleague and "back" works. */
export type ListFilter = {
  readonly view: ListView;
  readonly unionId?: string;
  readonly topic?: Topic;
  readonly receivedFrom?: PlainDate;
  readonly receivedTo?: PlainDate;
};

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toListFilter(search: string): ListFilter {
  const asked = new URLSearchParams(search);
  const [view, union, topic] = [asked.get('view'), asked.get('union'), asked.get('topic')];
  const receivedFrom = toDay(asked.get('from'));
  const receivedTo = toDay(asked.get('to'));
  return {
    view: isListView(view) ? view : 'today',
    ...(union !== null && isUuid(union) && { unionId: union }),
    ...(isTopic(topic) && { topic }),
    ...(receivedFrom !== undefined && { receivedFrom }),
    ...(receivedTo !== undefined && { receivedTo }),
  };
}

/** The address of a list: '/appeals?view=closed&union=…'. The ordinary view is the bare address. */
export function listAddress(filter: ListFilter): string {
  const named = [
    ['view', filter.view === 'today' ? undefined : filter.view], ['union', filter.unionId], ['topic', filter.topic],
    ['from', filter.receivedFrom], ['to', filter.receivedTo],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  return named.length === 0 ? '/appeals' : `/appeals?${new URLSearchParams(named).toString()}`;
}

/** Whether anything beside the view narrows the list: an empty list then asks to widen it. */
export function isNarrowed({ unionId, topic, receivedFrom, receivedTo }: ListFilter): boolean {
  return [unionId, topic, receivedFrom, receivedTo].some((part) => part !== undefined);
}

function toDay(text: string | null): PlainDate | undefined {
  return text !== null && isPlainDate(text) ? text : undefined;
}
