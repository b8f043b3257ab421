import { readKey } from './layout-keys.ts';
import { mergeThreeWays, valueOf, type Conflict, type Settings, type Value } from '#platform/kernel/merge-three-ways.ts';

/** 'required' and 'forbidden' settle it for everything below; 'on' and 'off' are what those below may change; null leaves it open. */
export const STATES = ['off', 'on', 'required', 'forbidden'] as const;
export type State = (typeof STATES)[number];

/** One setting of a union: its value, whether those below may differ, and what stood above when it was made. */
export type Change = { readonly value: Value; readonly isFixed: boolean; readonly basis: Value };
export type Changes = Readonly<Record<string, Change>>;

export type By = { readonly unionId: string; readonly name: string };
/** What one union has set, as a step of the way down the tree. */
export type Layer = { readonly by: By; readonly changes: Changes };

/** What holds somewhere, for every setting that anybody above or here has made. */
export type Resolved = {
  readonly settings: Settings;
  /** Who settled a setting for everybody below; absent where those below may still decide. */
  readonly fixedBy: Readonly<Record<string, By>>;
  /** Who the value comes from; absent where it is the house's own. */
  readonly setBy: Readonly<Record<string, By>>;
};

/** A layer met what stands above it: what holds there now, and which of its own settings need a person's eye. */
export type Step = Resolved & {
  /** Both sides changed it; the layer's own value holds until somebody settles it. */
  readonly conflicts: readonly Conflict[];
  /** Own settings that a union above has settled meanwhile: kept, and in force again as soon as it is open. */
  readonly held: readonly string[];
};

export const NOTHING: Resolved = { settings: {}, fixedBy: {}, setBy: {} };

/** From the topmost union down to the last of the chain; an empty chain is the house's own settings. */
export function resolve(chain: readonly Layer[]): Resolved {
  return chain.reduce<Resolved>((above, layer) => stepDown(above, layer), NOTHING);
}

export function stepDown(above: Resolved, { by, changes }: Layer): Step {
  const isHeld = (key: string) => Object.hasOwn(above.fixedBy, key);
  const live = Object.entries(changes).filter(([key]) => !isHeld(key));
  const base = { ...above.settings, ...Object.fromEntries(live.map(([key, { basis }]) => [key, basis])) };
  const local = { ...base, ...Object.fromEntries(live.map(([key, { value }]) => [key, value])) };
  const { merged, conflicts } = mergeThreeWays(base, above.settings, local);
  // Fixed at the value that stood above: the fixing is the local change, so a new value from above meets it.
  const pinned = live.filter(([key, { value, basis, isFixed }]) => isFixed && value === basis && valueOf(above.settings, key) !== basis);
  const mine = (keep: (key: string, change: Change) => boolean) =>
    Object.fromEntries(live.filter(([key, change]) => keep(key, change)).map(([key]) => [key, by]));
  return {
    settings: { ...merged, ...Object.fromEntries(pinned.map(([key, { value }]) => [key, value])) },
    conflicts: [...conflicts, ...pinned.map(([key, { value, basis }]) => ({ key, base: basis, above: valueOf(above.settings, key), local: value }))],
    fixedBy: { ...above.fixedBy, ...mine((key, { value, isFixed }) => isFixed || isSettling(key, value)) },
    setBy: { ...above.setBy, ...mine(() => true) },
    held: Object.keys(changes).filter(isHeld),
  };
}

function isSettling(key: string, value: Value): boolean {
  const read = readKey(key);
  return read?.kind === 'service' && read.part === 'state' && (value === 'required' || value === 'forbidden');
}

export type ServiceState = {
  readonly isOn: boolean;
  /** True when a union above or the union itself made it required or forbidden. */
  readonly isSettled: boolean;
  /** By whom; null for the service's own beginning. */
  readonly by: By | null;
};

/** Whether a service is on, whether those below may change it, and by whom. */
export function serviceState(resolved: Resolved, service: { readonly id: string; readonly initially: 'on' | 'off' }): ServiceState {
  const key = `service/${service.id}/state`;
  const state = valueOf(resolved.settings, key) ?? service.initially;
  return { isOn: state === 'on' || state === 'required', isSettled: Object.hasOwn(resolved.fixedBy, key), by: resolved.setBy[key] ?? null };
}
