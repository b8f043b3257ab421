import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A fresh folder that a real server may start on. Others may pass through it: started by root, the database has a user of
 * its own, and a cluster that this user cannot reach would lie elsewhere and outlive the folder.
 */
export async function makeTestFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711);
  return folder;
}
