import { reporter, type Gate, type Violation } from './gate.ts';
import { computedImports, importsOf, type ImportEdge } from './import-graph.ts';
import { isCode, isProduction, placeOf } from './place.ts';
import type { SourceFile } from './source-file.ts';

const report = reporter('import-cycles');

/** Names a thing, and the things it names. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** No file, and no module, needs itself through others: types, dynamic imports and tests counted. */
export const importCycles: Gate = (files) => {
  const known = new Set(files.map((file) => file.path));
  const code = files.filter((file) => isCode(file.path));
  const edges = code.flatMap((file) => importsOf(file, known));
  return [...unresolved(edges), ...code.flatMap(unfollowable), ...fileCycles(edges), ...moduleCycles(edges)];
};

function unresolved(edges: readonly ImportEdge[]): Violation[] {
  return edges.filter((edge) => edge.target.kind === 'missing')
    .map((edge) => report.at(edge.from, edge.offset, `${edge.specifier} leads to no file of the repository.`));
}

function unfollowable(file: SourceFile): Violation[] {
  if (!isProduction(file.path)) return [];
  return computedImports(file).map((offset) => report.at(file, offset, 'a computed import cannot be followed; write the path.'));
}

function fileCycles(edges: readonly ImportEdge[]): Violation[] {
  const graph = toGraph(edges.flatMap((edge) => edge.target.kind === 'file' ? [[edge.from.path, edge.target.path]] : []));
  return knotsOf(graph).flatMap((knot) => {
    const round = roundOf(graph, knot);
    const first = edges.find((edge) => edge.from.path === round[0] && edge.target.kind === 'file' && edge.target.path === round[1]);
    return first === undefined ? [] : [report.at(first.from, first.offset, `import cycle: ${round.join(' → ')}.`)];
  });
}

/** Two modules that use each other's doors are one module, even where no two files form a ring. */
function moduleCycles(edges: readonly ImportEdge[]): Violation[] {
  const graph = toGraph(edges.flatMap(({ from, target }) => {
    if (target.kind !== 'file' || !isProduction(from.path)) return [];
    const [near, far] = [placeOf(from.path), placeOf(target.path)];
    return near.floor === 'modules' && far.floor === 'modules' && near.unit !== far.unit ? [[near.unit, far.unit]] : [];
  }));
  return knotsOf(graph).map((knot) => {
    const round = roundOf(graph, knot);
    return report.file(`modules/${round[0] ?? ''}/module.ts`, `module cycle: ${round.join(' → ')}.`);
  });
}

export function toGraph(pairs: ReadonlyArray<readonly string[]>): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    if (from === undefined || to === undefined) continue;
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}

/** Tarjan's strongly connected components, those that hold a ring: two nodes or more, or one that names itself. */
export function knotsOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const knots: string[][] = [];
  const visit = (node: string): number => {
    let lowest = order.size;
    order.set(node, lowest);
    stack.push(node);
    open.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (open.has(next)) lowest = Math.min(lowest, order.get(next) ?? lowest);
    }
    if (lowest === order.get(node)) {
      const knot = stack.splice(stack.indexOf(node));
      for (const member of knot) open.delete(member);
      if (knot.length > 1 || graph.get(node)?.has(node) === true) knots.push(knot.sort());
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return knots;
}

/** The shortest ring through the knot's first node, written out so that a reader sees which arrow to cut. */
function roundOf(graph: Graph, knot: readonly string[]): string[] {
  const [start = ''] = knot;
  const inside = new Set(knot);
  let paths: string[][] = [[start]];
  const reached = new Set<string>();
  while (paths.length > 0) {
    const longer: string[][] = [];
    for (const path of paths) {
      for (const next of graph.get(path.at(-1) ?? '') ?? []) {
        if (next === start) return [...path, start];
        if (!inside.has(next) || reached.has(next)) continue;
        reached.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return [start];
}
