import type { Node } from 'oxc-parser';
import { reporter, type Gate } from './gate.ts';
import { literalText } from './import-graph.ts';
import { isCode, isProduction, placeOf, type Place } from './place.ts';
import { purityTable, type Impurity, type PurityRow } from './purity-table.ts';
import type { SourceFile } from './source-file.ts';

const report = reporter('purity');

/** Full names, after `globalThis.`, `window.` and `self.` are taken off. */
const impureNames: Readonly<Record<Impurity, RegExp>> = {
  clock: /^(Date\.now|performance\.now|process\.hrtime|process\.uptime|Temporal\.Now)$/,
  chance: /^Math\.random$|^(crypto|webcrypto|nodeCrypto)\.(randomUUID|randomUUIDv7|randomBytes|randomInt|randomFill|randomFillSync|getRandomValues)$/,
  environment: /^(process\.env|import\.meta\.env)$/,
  network: /^(fetch|navigator\.sendBeacon)$/,
  timer: /^(setTimeout|setInterval|setImmediate)$/,
};
const constructed: Readonly<Record<string, Impurity>> = {
  Date: 'clock', XMLHttpRequest: 'network', WebSocket: 'network', EventSource: 'network',
};
const advice: Readonly<Record<Impurity, string>> = {
  clock: 'take ctx.clock, or toInstant and shiftInstant of platform/kernel/clock.ts',
  chance: 'take ctx.random',
  environment: 'only apps/server/settings.ts reads it and hands the value on',
  network: 'screens call the server through platform/ui, and the server calls nobody',
  timer: 'decisions, stores and use-cases do not wait; platform/jobs does',
};
const timeless = new Set(['rules', 'contract', 'events', 'store', 'use-cases']);

type Use = { readonly what: Impurity; readonly name: string; readonly offset: number };

/** Time, chance, environment and network come in as arguments; the table says where each begins. */
export const purity: Gate = (files) => purityBy(purityTable)(files);

export function purityBy(table: readonly PurityRow[]): Gate {
  return (files) => {
    const used = new Set<PurityRow>();
    const violations = files.filter((file) => isCode(file.path) && isProduction(file.path)).flatMap((file) =>
      usesOf(file).filter((use) => use.what !== 'timer' || isTimeless(placeOf(file.path))).flatMap((use) => {
        const rows = table.filter((row) => row.what === use.what && file.path.startsWith(row.where));
        for (const row of rows) used.add(row);
        return rows.length > 0 ? [] : [report.at(file, use.offset, `${use.name} outside its place: ${advice[use.what]}.`)];
      }));
    const idle = table.filter((row) => !used.has(row)).map((row) => report.file('tools/gates/purity-table.ts',
      `the row "${row.what} in ${row.where}" is used by nothing any more; take it out.`));
    return [...violations, ...idle];
  };
}

function isTimeless(place: Place): boolean {
  const isPlatform = place.floor === 'platform';
  return isPlatform ? place.unit === 'kernel' || place.unit === 'contract' || place.part === 'rules' : timeless.has(place.part);
}

function usesOf(file: SourceFile): Use[] {
  return file.visits.flatMap(({ node, parent }) => {
    switch (node.type) {
      case 'NewExpression': return constructedUse(node);
      case 'CallExpression': return namedUse(node.callee.type === 'Identifier' ? node.callee : undefined);
      case 'MemberExpression': return namedUse(node);
      case 'VariableDeclarator': return takenApart(node);
      case 'ImportSpecifier': return importedUse(node, parent?.node);
      default: return [];
    }
  });
}

function constructedUse(node: Extract<Node, { type: 'NewExpression' }>): Use[] {
  const name = fullName(node.callee) ?? '';
  const what = Object.hasOwn(constructed, name) ? constructed[name] : undefined;
  return what === undefined ? [] : [{ what, name: `new ${name}()`, offset: node.start }];
}

function namedUse(node: Node | undefined): Use[] {
  const name = node === undefined ? undefined : fullName(node);
  if (node === undefined || name === undefined) return [];
  if (name === 'Date' && node.type === 'Identifier') return [{ what: 'clock', name: 'Date()', offset: node.start }];
  return impurityOf(name).map((what) => ({ what, name, offset: node.start }));
}

/** `const { env } = process` */
function takenApart(node: Extract<Node, { type: 'VariableDeclarator' }>): Use[] {
  const source = node.init === null ? undefined : fullName(node.init);
  if (node.id.type !== 'ObjectPattern' || source === undefined) return [];
  return node.id.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
    const name = `${source}.${property.key.name}`;
    return impurityOf(name).map((what) => ({ what, name, offset: property.start }));
  });
}

/** `import { randomBytes } from 'node:crypto'` */
function importedUse(node: Extract<Node, { type: 'ImportSpecifier' }>, declaration: Node | undefined): Use[] {
  if (declaration?.type !== 'ImportDeclaration' || node.imported.type !== 'Identifier') return [];
  const library = /^(?:node:)?(crypto|process|perf_hooks|timers)$/.exec(declaration.source.value)?.[1];
  if (library === undefined) return [];
  const name = library === 'timers' ? node.imported.name
    : library === 'perf_hooks' ? `${node.imported.name}.now` : `${library}.${node.imported.name}`;
  return impurityOf(name).map((what) => ({ what, name, offset: node.start }));
}

function impurityOf(name: string): Impurity[] {
  const kinds: readonly Impurity[] = ['clock', 'chance', 'environment', 'network', 'timer'];
  return kinds.filter((what) => impureNames[what].test(name));
}

function fullName(node: Node): string | undefined {
  return dottedName(node)?.replace(/^(globalThis|window|self)\./, '');
}

function dottedName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MetaProperty') return 'import.meta';
  if (node.type !== 'MemberExpression') return undefined;
  const object = dottedName(node.object);
  const property = node.computed ? literalText(node.property) : node.property.type === 'Identifier' ? node.property.name : undefined;
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}
