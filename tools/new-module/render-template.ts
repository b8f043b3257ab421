import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPLATE_NAME, type ModuleName } from './module-name.ts';

/** A file to write, by its path from the root of the repository. */
export type PlannedFile = { readonly path: string; readonly text: string };

const TEMPLATE = fileURLToPath(new URL('./template', import.meta.url));

/**
 * The template is a real module: type checker and linter read it like any other, so it cannot fall behind the house.
 * Only its tests have another ending, because its table is in no database; here they get their own.
 */
export async function renderTemplate(name: ModuleName): Promise<PlannedFile[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(files.map(async (file) => ({
    path: `modules/${name.kebab}/${rename(relative(TEMPLATE, file).split(sep).join('/'), name).replace('.test-template.', '.test.')}`,
    text: rename(await readFile(file, 'utf8'), name),
  })));
}

/** Every spelling of the template's name becomes the new one's; no spelling is part of another. */
export function rename(text: string, name: ModuleName): string {
  const spellings: readonly (keyof ModuleName)[] = ['kebab', 'snake', 'camel', 'pascal', 'english', 'chinese'];
  return spellings.reduce((renamed, spelling) => renamed.replaceAll(TEMPLATE_NAME[spelling], () => name[spelling]), text);
}
