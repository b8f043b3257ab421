import type { Node } from 'oxc-parser';
import { literalText } from '../gates/import-graph.ts';
import { parseTree } from '../gates/source-file.ts';

/** The file to change: its path for messages and for the parser, and its text. */
export type Source = { readonly path: string; readonly text: string };

/** Adds an import below its kin: after the last import of a module, of anything of ours, or of anything. */
export function insertImport({ path, text }: Source, statement: string): string {
  const imports = nodesOf({ path, text }).flatMap((node) => (node.type === 'ImportDeclaration' ? [node] : []));
  const from = (start: string) => imports.findLast((node) => literalText(node.source)?.startsWith(start) === true);
  const last = from('#modules/') ?? from('#') ?? imports.at(-1);
  if (last === undefined) throw new Error(`${path} imports nothing; add by hand: ${statement}`);
  return `${text.slice(0, last.end)}\n${statement}${text.slice(last.end)}`;
}

/**
 * Adds an element to `const list = […]`, or a property to `const list = {…}`: after the last one of its kind (`...spread`
 * or not), in the list's own layout.
 */
export function insertElement({ path, text }: Source, list: string, element: string): string {
  const found = nodesOf({ path, text }).flatMap((node) => listCalled(node, list)).at(0);
  const kin = found?.items.findLast((one) => one !== null && (one.type === 'SpreadElement') === element.startsWith('...'));
  if (found === undefined || kin === undefined || kin === null) {
    throw new Error(`${path} has no list "${list}" with an element like it; add by hand: ${element}`);
  }
  const isOnLines = text.slice(found.node.start, found.node.end).includes('\n');
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', kin.start) + 1))?.[0] ?? '';
  return `${text.slice(0, kin.end)},${isOnLines ? `\n${indent}` : ' '}${element}${text.slice(kin.end)}`;
}

/** Puts `<wrapper>` around the one `<element>` of a screen. */
export function wrapElement({ path, text }: Source, element: string, wrapper: string): string {
  const wrapped = nodesOf({ path, text }).find((node) => node.type === 'JSXElement'
    && node.openingElement.name.type === 'JSXIdentifier' && node.openingElement.name.name === element);
  if (wrapped === undefined) throw new Error(`${path} shows no <${element}>; put <${wrapper}> around it by hand`);
  const inside = text.slice(wrapped.start, wrapped.end);
  return `${text.slice(0, wrapped.start)}<${wrapper}>${inside}</${wrapper}>${text.slice(wrapped.end)}`;
}

function nodesOf({ path, text }: Source): Node[] {
  return parseTree(path, text).visits.map((visit) => visit.node);
}

type List = { readonly node: Node; readonly items: readonly (Node | null)[] };

function listCalled(node: Node, list: string): List[] {
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== list) return [];
  if (node.init?.type === 'ArrayExpression') return [{ node: node.init, items: node.init.elements }];
  return node.init?.type === 'ObjectExpression' ? [{ node: node.init, items: node.init.properties }] : [];
}
