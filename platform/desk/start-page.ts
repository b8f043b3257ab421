import type { Todo, Week } from '#platform/registry/desk.ts';
import { addDays, dateInChina, startOfDayInChina, weekday } from '#platform/kernel/plain-date.ts';

/** A part-time administrator reads five lines. What is left out is said as a number, and stands in the menus. */
export const MOST_TODOS = 5;

/** The five that stand on the page: what is urgent first, then in the order of the rooms. Nothing to do is no line. */
export function chooseTodos(all: readonly Todo[]): { readonly todos: readonly Todo[]; readonly more: number } {
  const waiting = all.filter((todo) => todo.count > 0);
  const ordered = [...waiting.filter((todo) => todo.isUrgent), ...waiting.filter((todo) => !todo.isUrgent)];
  return { todos: ordered.slice(0, MOST_TODOS), more: Math.max(0, ordered.length - MOST_TODOS) };
}

export type Waiting = { readonly kind: string; readonly link: string; readonly todo: number; readonly overdue: number };

/** What waits as one figure, and what it is made of; what does not wait is no part. */
export function addWaiting(counted: readonly Waiting[]): { todo: number; overdue: number; parts: { kind: string; count: number; link: string }[] } {
  const total = (of: 'todo' | 'overdue') => counted.reduce((sum, one) => sum + one[of], 0);
  return { todo: total('todo'), overdue: total('overdue'), parts: counted.filter(({ todo }) => todo > 0).map(({ kind, link, todo }) => ({ kind, count: todo, link })) };
}

/** This week in China up to now, from Monday; on a Monday the week before, which nobody has seen whole. */
export function weekOf(now: Date): Week {
  const today = dateInChina(now);
  const sinceMonday = (weekday(today) + 6) % 7;
  if (sinceMonday === 0) return { from: startOfDayInChina(addDays(today, -7)), to: startOfDayInChina(today) };
  return { from: startOfDayInChina(addDays(today, -sinceMonday)), to: now };
}
