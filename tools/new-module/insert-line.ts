import type { Node } from 'oxc-parser';
import { literalText } from '../gates/import-graph.ts';
import { parseTree } from '../gates/source-file.ts';

/** Adds an import below its kin: after the last import of a module, of anything of ours, or of anything. */
export function insertImport(path: string, text: string, statement: string): string {
  const imports = parseTree(path, text).visits.flatMap(({ node }) => (node.type === 'ImportDeclaration' ? [node] : []));
  const from = (start: string) => imports.findLast((node) => literalText(node.source)?.startsWith(start) === true);
  const last = from('#modules/') ?? from('#') ?? imports.at(-1);
  if (last === undefined) throw new Error(`${path} imports nothing: this is not the file it was; add "${statement}" by hand.`);
  return `${text.slice(0, last.end)}\n${statement}${text.slice(last.end)}`;
}

/** Adds an element to `const list = […]`, after the last one of its kind (`...spread` or not), in the list's own layout. */
export function insertElement(path: string, text: string, { list, element }: { readonly list: string; readonly element: string }): string {
  const array = parseTree(path, text).visits.flatMap(({ node }) => arrayCalled(node, list)).at(0);
  const kin = array?.elements.findLast((one) => one !== null && (one.type === 'SpreadElement') === element.startsWith('...'));
  if (array === undefined || kin === undefined || kin === null) {
    throw new Error(`${path} has no list "${list}" with an element like ${element}; add it by hand.`);
  }
  const isOnLines = text.slice(array.start, array.end).includes('\n');
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', kin.start) + 1))?.[0] ?? '';
  return `${text.slice(0, kin.end)},${isOnLines ? `\n${indent}` : ' '}${element}${text.slice(kin.end)}`;
}

function arrayCalled(node: Node, list: string): Extract<Node, { type: 'ArrayExpression' }>[] {
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== list) return [];
  return node.init?.type === 'ArrayExpression' ? [node.init] : [];
}
