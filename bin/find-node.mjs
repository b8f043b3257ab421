// Runs on the system's Node (20.20 or later), so the files of this folder are plain JavaScript without dependencies.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

/** The folder of the project, wherever it was called from and through whichever link. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The programs that can run the project, best first: the pinned Node that npm installed for this machine, then the
 * running one if it is new enough.
 * @returns {string[]}
 */
export function findNodes() {
  const running = Number(process.versions.node.split('.')[0]) >= NEEDED ? [process.execPath] : [];
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    const pinned = join(dirname(manifest), 'bin', program);
    return existsSync(pinned) ? [pinned, ...running] : running;
  } catch {
    // None exists for this kind of machine, or npm was told to leave optional packages out.
    return running;
  }
}

/** Ends the program with one clear sentence, in Chinese and in English. */
export function giveUp(key, details) {
  const params = { needed: NEEDED, project, found: process.version, ...details };
  for (const language of ['zh-CN', 'en']) {
    const sentences = JSON.parse(readFileSync(new URL(`./locale/${language}.json`, import.meta.url), 'utf8'));
    console.error(sentences[key].replace(/\{(\w+)\}/g, (_, name) => params[name]));
  }
  process.exit(1);
}
