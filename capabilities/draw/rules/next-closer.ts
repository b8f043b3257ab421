import { mayClose } from './who-commits.ts';

export type Organiser = { readonly id: string; readonly ancestors: readonly string[]; readonly secondLeaderId: string | null };

/**
 * Who closes after the unions of a draw have gone on to their successors. What was committed stays where it went, for nobody is asked
 * again; else it is the same union if it still may, or the one above the organiser, or nobody: then a topmost organiser asks one.
 */
export function nextCloser(organiser: Organiser, closer: { readonly id: string | null; readonly hasCommitted: boolean }): string | null {
  if (closer.id !== null && (closer.hasCommitted || mayClose(organiser, closer.id))) return closer.id;
  return organiser.ancestors.at(-1) ?? null;
}
