import { parseSync, visitorKeys } from 'oxc-parser';
import type { Comment, Node } from 'oxc-parser';
import { isCode } from './place.ts';

/** One step of the walk over a syntax tree: the node, and the step that led to it. */
export type Visit = { readonly node: Node; readonly parent: Visit | undefined };

/** A file as the gates see it. Parsing happens once, at the first look at the tree. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly visits: readonly Visit[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors: readonly string[];
};

type Tree = Pick<SourceFile, 'visits' | 'comments' | 'syntaxErrors'>;

export function sourceFile(path: string, text: string): SourceFile {
  let parsed: Tree | undefined;
  const tree = () => (parsed ??= isCode(path) ? parseTree(path, text) : { visits: [], comments: [], syntaxErrors: [] });
  return {
    path,
    text,
    get visits() { return tree().visits; },
    get comments() { return tree().comments; },
    get syntaxErrors() { return tree().syntaxErrors; },
  };
}

/** The same file, noting in `seen` that somebody really looked into it: what the floors count. */
export function watched(file: SourceFile, seen: Set<string>): SourceFile {
  const look = () => {
    seen.add(file.path);
    return file;
  };
  return {
    path: file.path,
    get text() { return look().text; },
    get visits() { return look().visits; },
    get comments() { return look().comments; },
    get syntaxErrors() { return look().syntaxErrors; },
  };
}

/** The syntax tree of a text that is no file of the repository by itself (a locale file read as an expression). */
export function parseTree(path: string, text: string): Tree {
  const { program, comments, errors } = parseSync(path, text, { preserveParens: false });
  const visits: Visit[] = [];
  const enter = (node: Node, parent: Visit | undefined): void => {
    const visit = { node, parent };
    visits.push(visit);
    for (const child of childrenOf(node)) enter(child, visit);
  };
  enter(program, undefined);
  return { visits, comments, syntaxErrors: errors.map((error) => error.message) };
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Lines as an editor counts them: a closing line break opens no line of its own. */
export function countLines(text: string): number {
  return text === '' ? 0 : lineAt(text, text.length - 1);
}

function childrenOf(node: Node): Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child: unknown = Reflect.get(node, key);
    return Array.isArray(child) ? child.filter(isNode) : isNode(child) ? [child] : [];
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
