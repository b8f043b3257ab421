import postgres from 'postgres';
import { migrate, type MigrationSet } from './migrations.ts';

/**
 * A database of our own beside the real one, gone afterwards. The name is random and made here, and only that name is
 * dropped: no mistake in a setting can make this remove anything else.
 */
export async function withScratchDatabase<T>(
  ownerUrl: string, parts: { readonly sets: readonly MigrationSet[]; readonly newName: () => string },
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `zhijia_scratch_${parts.newName().slice(0, 16)}`;
  const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`create database ${name} encoding 'UTF8' template template0`);
    const scratchUrl = new URL(ownerUrl);
    scratchUrl.pathname = `/${name}`;
    const { appRole } = await migrate(scratchUrl.toString(), parts.sets, parts.newName);
    try {
      return await work(scratchUrl.toString());
    } finally {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.unsafe(`drop role if exists ${appRole.name}`);
    }
  } finally {
    await admin.end({ timeout: 5 });
  }
}
