import type { Service } from '#platform/contract/service.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { checkChange } from './check-change.ts';
import { bannerKey, readKey } from './layout-keys.ts';
import { valueOf, type Value } from '#platform/kernel/merge-three-ways.ts';
import type { Change, Changes, Resolved } from './resolve.ts';

export type Wanted = { readonly key: string; readonly value: Value; readonly isFixed: boolean };

export type Publishing = {
  readonly above: Resolved;
  readonly before: Changes;
  readonly wanted: readonly Wanted[];
  /** Conflicts that somebody has looked at: from now on they count as made from what stands above today. */
  readonly settled: readonly string[];
  readonly services: readonly Pick<Service, 'id' | 'pages'>[];
};

/** A union's next version: every own setting with what it was made from, or the first reason why not. */
export function planPublishing(publishing: Publishing): Outcome<Changes> {
  const planned: Record<string, Change> = {};
  for (const wanted of publishing.wanted) {
    const outcome = planChange(publishing, wanted);
    if (!outcome.ok) return outcome;
    if (outcome.value !== undefined) planned[wanted.key] = outcome.value;
  }
  const reversed = findReversedDates(publishing.above, planned);
  return reversed === undefined ? ok(planned) : refuse(errors['setting-unfit'], { key: reversed });
}

function planChange({ above, before, settled, services }: Publishing, { key, value, isFixed }: Wanted): Outcome<Change | undefined> {
  const known = Object.hasOwn(before, key) ? before[key] : undefined;
  const kept = known !== undefined && known.value === value && known.isFixed === isFixed && !settled.includes(key) ? known : undefined;
  if (kept !== undefined) return ok(kept);
  const fixedBy = above.fixedBy[key];
  if (fixedBy !== undefined) return refuse(errors['fixed-above'], { key, unionName: fixedBy.name });
  const fit = checkChange(key, value, services);
  if (!fit.ok) return fit;
  const basis = valueOf(above.settings, key);
  // To say what stands above is to follow it.
  return ok(value === basis && !isFixed ? undefined : { value, isFixed, basis });
}

function findReversedDates(above: Resolved, planned: Changes): string | undefined {
  const dateOf = (key: string) => (Object.hasOwn(planned, key) ? planned[key]?.value : valueOf(above.settings, key));
  return Object.keys(planned).find((key) => {
    const read = readKey(key);
    if (read?.kind !== 'banner' || (read.part !== 'from' && read.part !== 'to')) return false;
    const [from, to] = [dateOf(bannerKey(read.id, 'from')), dateOf(bannerKey(read.id, 'to'))];
    return typeof from === 'string' && typeof to === 'string' && from > to;
  });
}
