import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { HOUR_BUCKETS } from '../rules/histogram.ts';
import { isListView, isSource, isTopic, type ListView, type Source, type Topic } from './appeals-api.ts';

/** What the list shows. It lives in the address bar, so that a list can be sent to a colleague and "back" works. */
export type ListFilter = {
  readonly view: ListView;
  readonly unionId?: string;
  readonly topic?: Topic;
  readonly source?: Source;
  readonly receivedFrom?: PlainDate;
  readonly receivedTo?: PlainDate;
  /** How long the first closing took: a column of the figures' chart (rules/histogram.ts). */
  readonly hours?: number;
  /** One case, wherever it stands: the number that a worker names on the phone. */
  readonly caseNumber?: string;
};

/** The officer's own work, most urgent first. */
export const MINE_VIEWS = ['today', 'new', 'due-soon', 'overdue', 'waiting'] as const satisfies readonly ListView[];
export type MineView = (typeof MINE_VIEWS)[number];

/** Reads the address; what it does not understand is left out rather than sent to the server. */
export function toListFilter(search: string): ListFilter {
  const asked = new URLSearchParams(search);
  const [view, union, topic, source, number, hours] = ['view', 'union', 'topic', 'source', 'number', 'hours'].map((name) => asked.get(name));
  const receivedFrom = toDay(asked.get('from'));
  const receivedTo = toDay(asked.get('to'));
  return {
    view: isListView(view) ? view : 'today',
    ...(typeof union === 'string' && isUuid(union) && { unionId: union }),
    ...(isTopic(topic) && { topic }),
    ...(isSource(source) && { source }),
    ...(receivedFrom !== undefined && { receivedFrom }),
    ...(receivedTo !== undefined && { receivedTo }),
    ...(typeof hours === 'string' && isBucket(hours) && { hours: Number(hours) }),
    ...(typeof number === 'string' && isCaseNumber(number) && { caseNumber: number }),
  };
}

/** The address of a list: '/appeals?view=closed&union=…'. The ordinary view is the bare address. */
export function listAddress(filter: ListFilter): string {
  const named = [
    ['view', filter.view === 'today' ? undefined : filter.view], ['union', filter.unionId], ['topic', filter.topic],
    ['source', filter.source], ['from', filter.receivedFrom], ['to', filter.receivedTo], ['hours', filter.hours?.toString()],
    ['number', filter.caseNumber],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  return named.length === 0 ? '/appeals' : `/appeals?${new URLSearchParams(named).toString()}`;
}

/** Whether anything beside the view narrows the list: an empty list then asks to widen it. */
export function isNarrowed({ view: _view, ...parts }: ListFilter): boolean {
  return Object.values(parts).some((part) => part !== undefined);
}

/** What the officer's own unions hold now. A union named below them makes it a list of that union instead. */
export function isMine({ view, unionId, caseNumber }: ListFilter): boolean {
  return unionId === undefined && caseNumber === undefined && MINE_VIEWS.some((one) => one === view);
}

export function isCaseNumber(text: string): boolean {
  return /^\d{8}$/.test(text);
}

function isBucket(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= HOUR_BUCKETS.length;
}

function toDay(text: string | null): PlainDate | undefined {
  return text !== null && isPlainDate(text) ? text : undefined;
}
