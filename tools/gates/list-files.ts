import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ignorePatterns } from './ignore-patterns.ts';
import { sourceFile, type SourceFile } from './source-file.ts';

const textual = new Set(['.ts', '.tsx', '.mjs', '.js', '.css', '.sql', '.md', '.json', '.html', '.svg', '.yml', '.txt', '']);
/** Also what a tarball's walk leaves out; `.gitignore` says the rest. */
const neverOurs = new Set(['.git', 'node_modules', 'data']);

/** Every file of the checkout, committed or not. Without git (a tarball) the folders themselves are walked. */
export function listPaths(root: string): string[] {
  const listed = existsSync(join(root, '.git')) ? fromGit(root) : undefined;
  return (listed ?? walk(root, '', ignoredNames(root))).filter((path) => isPlainFile(join(root, path))).sort();
}

export function readFiles(root: string, paths: readonly string[]): SourceFile[] {
  return paths.map((path) =>
    sourceFile(path, textual.has(extname(path)) ? readFileSync(join(root, path), 'utf8') : ''));
}

function fromGit(root: string): string[] | undefined {
  try {
    // -z: git quotes names outside ASCII otherwise.
    const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(output.split('\0').filter((path) => path !== ''))];
  } catch {
    // No git on this machine, or a folder that git does not trust: the walk sees the same files.
    return undefined;
  }
}

function walk(root: string, folder: string, isIgnored: (name: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (neverOurs.has(entry.name) || isIgnored(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(root, path, isIgnored) : [path];
  });
}

function ignoredNames(root: string): (name: string) => boolean {
  const file = join(root, '.gitignore');
  const patterns = existsSync(file) ? ignorePatterns(readFileSync(file, 'utf8')) : [];
  return (name) => patterns.some((pattern) => pattern.test(name));
}

/** A file deleted but not yet committed is still in git's index; a submodule or link is not text of ours. */
function isPlainFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
