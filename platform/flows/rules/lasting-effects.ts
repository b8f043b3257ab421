import type { Effect } from '../command.ts';
import type { Instance } from '../instance.ts';

/**
 * Whether the house still has to do it. While it carries out one effect the answer may close the visit of the next: a call
 * that passes its branch drops the branch beside it, and nobody needs to be found there any more.
 */
export function isStillWanted({ visits }: Pick<Instance, 'visits'>, effect: Effect): boolean {
  switch (effect.kind) {
    case 'copy': case 'remind': case 'ended': case 'end-sub': return true;
    default: {
      const state = visits.find((visit) => visit.id === effect.visit)?.state;
      return effect.kind === 'find' ? state === 'finding' : state === 'finding' || state === 'open';
    }
  }
}

/** Without what closed again in the same command; a case that would begin and end at once does not begin. */
export function lastingEffects(instance: Pick<Instance, 'visits'>, effects: readonly Effect[]): readonly Effect[] {
  const begun = new Set(effects.flatMap((effect) => (effect.kind === 'start-sub' ? [effect.visit] : [])));
  return effects.filter((effect) => (effect.kind === 'end-sub' ? !begun.has(effect.visit) : isStillWanted(instance, effect)));
}
