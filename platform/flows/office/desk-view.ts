/** What the desk's address says. */
export const DESK_VIEWS = ['todo', 'started', 'done', 'copied'] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

export const DESK_DEFAULTS: DeskFilters = { view: 'todo', words: '', process: '' };
export type DeskFilters = { readonly view: string; readonly words: string; readonly process: string };

export function toDeskView(view: string): DeskView {
  return DESK_VIEWS.find((known) => known === view) ?? 'todo';
}

/** What a list is asked by: empty filters are left out. */
export function toQuestion<View extends string>(view: View, { words, process }: Pick<DeskFilters, 'words' | 'process'>) {
  const said = words.trim().slice(0, 40);
  return { view, ...(said === '' ? {} : { words: said }), ...(process === '' ? {} : { process }) };
}
