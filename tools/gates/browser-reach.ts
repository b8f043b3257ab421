import { reporter, type Violation } from './gate.ts';
import type { ImportEdge } from './import-graph.ts';
import { isPhone, isProduction, isScreen, placeOf } from './place.ts';
import { officeOnlyPackages } from './room-table.ts';

const report = reporter('import-direction');

/**
 * What a screen loads, it loads with everything behind it: one `node:` import three files away breaks the phone at
 * run time, the PC's kit makes its first screen ten times as heavy, and no type checker sees either.
 */
export function browserReach(edges: readonly ImportEdge[]): Violation[] {
  const screens = [...new Set(edges.map((edge) => edge.from.path))]
    .filter((path) => isProduction(path) && isScreen(placeOf(path)));
  return [
    ...reached(edges, screens, (name) => name.startsWith('node:'), 'a browser'),
    ...reached(edges, screens.filter((path) => isPhone(placeOf(path))), (name) => officeOnlyPackages.test(name), 'the phone'),
  ];
}

function reached(
  edges: readonly ImportEdge[], starts: readonly string[], isForbidden: (name: string) => boolean, who: string,
): Violation[] {
  const loads = runtimeLoads(edges);
  const trails = new Map(starts.map((path) => [path, [path]]));
  // A Map's iterator also visits what is added while it runs.
  for (const [path, trail] of trails) {
    for (const { target } of loads.get(path) ?? []) {
      if (target.kind === 'file' && !trails.has(target.path)) trails.set(target.path, [...trail, target.path]);
    }
  }
  return [...trails].flatMap(([path, trail]) => (loads.get(path) ?? []).flatMap((edge) => {
    if (edge.target.kind !== 'package' || !isForbidden(edge.target.name)) return [];
    const sentence = `${who} would load ${edge.target.name}: ${[...trail, edge.target.name].join(' → ')}.`;
    return [report.at(edge.from, edge.offset, sentence)];
  }));
}

/** Type-only imports are gone at run time, so they end the trail. */
function runtimeLoads(edges: readonly ImportEdge[]): ReadonlyMap<string, readonly ImportEdge[]> {
  const loads = new Map<string, ImportEdge[]>();
  for (const edge of edges) {
    if (!edge.isTypeOnly) loads.set(edge.from.path, [...(loads.get(edge.from.path) ?? []), edge]);
  }
  return loads;
}
