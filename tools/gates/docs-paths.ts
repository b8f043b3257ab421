import { posix } from 'node:path';
import { reporter, type Gate, type Violation } from './gate.ts';
import { ignorePatterns } from './ignore-patterns.ts';
import { countLines, type SourceFile } from './source-file.ts';

const report = reporter('docs-paths');
const lengths = [
  { name: /^platform\/[^/]+\/README\.md$/, most: 40 },
  { name: /^(?:modules|capabilities)\/[^/]+\/README\.md$/, most: 60 },
];
const machinePath = /(?:^|[\s`"'(=])(?:\/(?:home|root|Users|work|tmp|mnt)\/|[A-Z]:\\)/;
const assistant = /\b(?:AI|LLMs?|GPT(?:-\w+)?)\b|\b(?:copilot|chatbot|language model|co-authored-by)\b/i;

/** Pages lead to files that exist, stay short, and speak of the product only. */
export const docsPaths: Gate = (files) => {
  const house = houseOf(files);
  return files.filter((file) => file.path.endsWith('.md')).flatMap((page) => [
    ...lengthViolations(page),
    ...page.text.split('\n').flatMap((line, at) => lineViolations(page, line, at + 1, house)),
  ]);
};

type House = {
  readonly paths: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly isIgnored: (path: string) => boolean;
};

function houseOf(files: readonly SourceFile[]): House {
  const paths = new Set(files.map((file) => file.path));
  const folders = new Set([...paths].flatMap((path) =>
    path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
  const patterns = ignorePatterns(files.find((file) => file.path === '.gitignore')?.text ?? '');
  const isIgnored = (path: string) => path.split('/').some((part) => patterns.some((pattern) => pattern.test(part)));
  return { paths, folders, isIgnored };
}

function lengthViolations(page: SourceFile): Violation[] {
  const most = lengths.find((row) => row.name.test(page.path))?.most ?? Number.POSITIVE_INFINITY;
  const count = countLines(page.text);
  return count > most ? [report.line(page, most + 1, `${count} lines; this README has at most ${most}.`)] : [];
}

function lineViolations(page: SourceFile, line: string, at: number, house: House): Violation[] {
  const said = [
    ...quotedPaths(line, house).filter((path) => !exists(path, house)).map((path) => `\`${path}\` leads to nothing in the repository.`),
    ...linkedPaths(line).flatMap((target) => deadLink(page.path, target, house)),
  ];
  if (machinePath.test(line)) said.push('a path of one machine; write it from the root of the repository.');
  if (assistant.test(line)) said.push('a page speaks of the product, not of the tools that wrote it.');
  return said.map((sentence) => report.line(page, at, sentence));
}

/** Text in back-ticks that begins with a folder of ours. `modules/<name>/` is a pattern for the reader, not a path. */
function quotedPaths(line: string, house: House): string[] {
  return [...line.matchAll(/`([^`\s]+)`/g)].flatMap(([, quoted = '']) => {
    const path = quoted.replace(/^#/, '').replace(/(?:#[\w-]+|:\d+(?:-\d+)?)$/, '').replace(/[.,;]$/, '');
    const isOurs = path.includes('/') && house.folders.has(path.split('/')[0] ?? '');
    return isOurs && !/[<>{}…]|\.\.\./.test(path) ? [path] : [];
  });
}

function linkedPaths(line: string): string[] {
  return [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, target = '']) => target)
    .filter((target) => !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(target));
}

function deadLink(page: string, target: string, house: House): string[] {
  const path = posix.join(posix.dirname(page), decodeURI(target.replace(/[#?].*$/, '')));
  return exists(path, house) ? [] : [`the link ${target} leads to nothing in the repository.`];
}

function exists(path: string, house: House): boolean {
  const bare = path.replace(/\/$/, '');
  if (bare === '.' || house.paths.has(bare) || house.folders.has(bare) || house.isIgnored(bare)) return true;
  if (!bare.includes('*')) return false;
  const pattern = new RegExp(`^${bare.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\*+/g, (stars) => stars.length > 1 ? '.*' : '[^/]*')}$`);
  return [...house.paths, ...house.folders].some((known) => pattern.test(known));
}
