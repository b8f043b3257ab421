import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from './running-server.ts';

declare module 'vitest' {
  interface ProvidedContext { journeyFolder: string }
}

/** One first start for the whole run: every journey begins on a copy of the folder that it left behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-first-'));
  // Started by root, the database has a user of its own, who must be able to enter: else its cluster would lie elsewhere.
  await chmod(folder, 0o755);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await (await startServer(folder)).stop();
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('journeyFolder', folder);
  return remove;
}
