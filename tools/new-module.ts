import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { names as namesGate } from './gates/names.ts';
import { sourceFile } from './gates/source-file.ts';
import { findNameFault, spell, type ModuleName } from './new-module/module-name.ts';
import { renderTemplate, type PlannedFile } from './new-module/render-template.ts';
import { wire, wiredPaths } from './new-module/wiring.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `npm run new:module sample-service "示例"`: a whole small service to begin from. docs/how-to/new-module.md goes on from there. */
async function main([kebab = '', chinese = '', ...rest]: readonly string[]): Promise<number> {
  if (kebab === '' || chinese === '' || rest.length > 0) return refuse('Usage: npm run new:module <name> "<中文名>", for example: npm run new:module lost-property "失物招领"');
  const fault = findNameFault(kebab, chinese, await takenNames());
  if (fault !== undefined) return refuse(fault);
  const name = spell(kebab, chinese);
  const own = await renderTemplate(name);
  const [badName] = namesGate([...own, ...await glossary()].map(({ path, text }) => sourceFile(path, text)));
  if (badName !== undefined) return refuse(badName.sentence);
  // Everything is known before the first byte is written: a list that has changed its shape leaves nothing half-made.
  const wired = await Promise.all(wiredPaths(name).map(async (path) => ({ path, text: wire(name, path, await read(path)) })));
  for (const file of [...own, ...wired]) await write(file);
  console.log(nextSteps(name, own, wired));
  return 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

async function takenNames(): Promise<string[]> {
  const floors = ['platform', 'capabilities', 'modules', 'apps'].filter((floor) => existsSync(join(root, floor)));
  return (await Promise.all(floors.map((floor) => readdir(join(root, floor))))).flat();
}

async function glossary(): Promise<PlannedFile[]> {
  const path = 'docs/GLOSSARY.md';
  return existsSync(join(root, path)) ? [{ path, text: await read(path) }] : [];
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), 'utf8');
}

async function write({ path, text }: PlannedFile): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

function nextSteps({ kebab, chinese }: ModuleName, own: readonly PlannedFile[], wired: readonly PlannedFile[]): string {
  return [
    `Made modules/${kebab} (${chinese}), ${own.length} files, and added it to:`,
    ...wired.map(({ path }) => `  ${path}`), '',
    'It runs as it stands: npm run gen && npm run check && npm test', '',
    'To make it your own (docs/how-to/new-module.md):',
    `  1. modules/${kebab}/README.md       say which rule or document it implements, and for whom`,
    `  2. modules/${kebab}/contract.ts     permissions, errors, endpoints; rename "entry" to your own word (docs/GLOSSARY.md)`,
    `  3. modules/${kebab}/events/         what happens, each field with its class (C1 to C4) and each event with its crossing`,
    `  4. modules/${kebab}/rules/          who may do it when, as pure functions with their tests`,
    `  5. modules/${kebab}/store/          the table; edit the migration freely until it is first released, never afterwards`,
    `  6. modules/${kebab}/locale/         every sentence in both languages`,
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
