import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { destroyKeys } from '#platform/crypto/store/subject-keys.ts';

/** Removes every photo of some cases, sent or not, and the keys that sealed them: their person is being forgotten. */
export async function erasePhotosOf(ctx: Ctx, ownerIds: readonly string[]): Promise<void> {
  await withSystemReach(ctx, 'forget', async ({ tx }) => {
    await tx`delete from files_photo f where f.owner_id = any(${[...ownerIds]}::uuid[])`;
    await destroyKeys(tx, ownerIds);
  });
}

/** Removes single photos and leaves the keys: of whatever else is sealed with them nothing is lost. */
export async function erasePhotos(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await withSystemReach(ctx, 'forget', async ({ tx }) => {
    await tx`delete from files_photo f where f.id = any(${[...ids]}::uuid[])`;
  });
}
