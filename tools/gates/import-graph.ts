import { posix } from 'node:path';
import type { Node } from 'oxc-parser';
import type { SourceFile } from './source-file.ts';

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'missing' };

export type ImportEdge = {
  readonly from: SourceFile;
  readonly specifier: string;
  readonly offset: number;
  /** A type is gone at run time, but a reader must still follow it: type-only edges obey every rule. */
  readonly isTypeOnly: boolean;
  readonly target: Target;
};

type Named = { readonly specifier: string; readonly isTypeOnly: boolean };

/** Every way one file can name another: import, export … from, import(), import type, and a worker's URL. */
export function importsOf(file: SourceFile, known: ReadonlySet<string>): ImportEdge[] {
  return file.visits.flatMap(({ node }) => {
    const far = namedFile(node);
    return far === undefined ? [] : [{ from: file, ...far, offset: node.start, target: resolve(file.path, far.specifier, known) }];
  });
}

/** Offsets of `import(x)` where x is not a literal, so that no gate can follow it. */
export function computedImports(file: SourceFile): number[] {
  return file.visits.flatMap(({ node }) =>
    node.type === 'ImportExpression' && literalText(node.source) === undefined ? [node.start] : []);
}

export function literalText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

function namedFile(node: Node): Named | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: node.source.value, isTypeOnly: node.importKind === 'type' };
    case 'ExportAllDeclaration':
      return { specifier: node.source.value, isTypeOnly: node.exportKind === 'type' };
    case 'ExportNamedDeclaration':
      return node.source === null ? undefined : { specifier: node.source.value, isTypeOnly: node.exportKind === 'type' };
    case 'ImportExpression':
      return named(literalText(node.source), false);
    case 'TSImportType':
      return named(literalText(node.source), true);
    case 'NewExpression':
      return named(workerFile(node), false);
    default:
      return undefined;
  }
}

function named(specifier: string | undefined, isTypeOnly: boolean): Named | undefined {
  return specifier === undefined ? undefined : { specifier, isTypeOnly };
}

/** `new URL('./x.ts', import.meta.url)`: how a worker thread's file is named. */
function workerFile(node: Extract<Node, { type: 'NewExpression' }>): string | undefined {
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return undefined;
  const text = literalText(node.arguments[0]);
  return text !== undefined && /^\.{1,2}\/.*\.tsx?$/.test(text) ? text : undefined;
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): Target {
  const path = specifier.replace(/\?.*$/, '');
  const isOurs = path.startsWith('#') || path.startsWith('.') || path.startsWith('/');
  if (!isOurs) return { kind: 'package', name: packageName(path) };
  const inside = path.startsWith('#') ? path.slice(1) : posix.join(posix.dirname(from), path);
  return known.has(inside) ? { kind: 'file', path: inside } : { kind: 'missing' };
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
