import { join } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { createFileOnce, findText } from './durable-file.ts';
import { embeddedErrors } from './embedded-errors.ts';

/** The superuser's password from the folder's `password` file. A new one is made only while there is no cluster. */
export async function ensurePassword(directory: string, hasCluster: boolean): Promise<string> {
  const file = join(directory, 'password');
  const known = await findText(file);
  if (known !== undefined) return known.trim();
  if (hasCluster) throw new AppError(embeddedErrors['embedded-password-missing'], { file });
  await createFileOnce(file, `${Buffer.from(systemRandom.bytes(24)).toString('base64url')}\n`);
  // Another start may have been first, and its cluster is made with its password.
  return (await findText(file) ?? '').trim();
}
