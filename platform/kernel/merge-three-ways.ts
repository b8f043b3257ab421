/** What a setting may be. Null is a value too: "taken away here". */
export type Value = string | number | null;
export type Settings = Readonly<Record<string, Value>>;

export type Conflict = { readonly key: string; readonly base: Value; readonly above: Value; readonly local: Value };
export type Merge = { readonly merged: Settings; readonly conflicts: readonly Conflict[] };

/**
 * A new version from above meets local changes. `base` is what the local settings were made from. What only one side
 * changed is taken from that side; where both changed the same setting differently, the local value stays and the
 * conflict is listed: no local change is ever lost. A setting that is absent is null.
 */
export function mergeThreeWays(base: Settings, above: Settings, local: Settings): Merge {
  const merged: Record<string, Value> = {};
  const conflicts: Conflict[] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(above), ...Object.keys(local)])) {
    const [was, up, own] = [valueOf(base, key), valueOf(above, key), valueOf(local, key)];
    merged[key] = own === was ? up : own;
    if (own !== was && up !== was && own !== up) conflicts.push({ key, base: was, above: up, local: own });
  }
  return { merged, conflicts };
}

export function valueOf(settings: Settings, key: string): Value {
  return Object.hasOwn(settings, key) ? settings[key] ?? null : null;
}
