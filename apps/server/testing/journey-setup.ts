import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { startServer } from './running-server.ts';

declare module 'vitest' {
  interface ProvidedContext { journeyFolder: string }
}

/** One first start for the whole run: every journey begins on a copy of the folder that it left behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTestFolder('zhijia-first-');
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
