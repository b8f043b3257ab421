import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { openBytes, sealBytes } from '#platform/crypto/seal.ts';
import { ensureKeys, loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';

export const PHOTOS_PER_CASE = 9;
/**
 * Uploads nobody has claimed yet, over the whole platform: the last bound on what strangers can make it store. Three
 * times what one scanned code may bring in a day (platform/guard), so that no single poster closes it for all.
 */
export const UNCLAIMED_LIMIT = 60_000;

export type NewPhoto = {
  readonly id: string;
  readonly ownerId: string;
  readonly bytes: Uint8Array;
  readonly thumbnail: Uint8Array;
  readonly width: number;
  readonly height: number;
};

type Storer = { readonly tx: Tx; readonly clock: Clock; readonly random: Random; readonly keyring: Keyring };

const PLACE = 'files.photo';

/** Seals and stores a re-encoded photo for a case that is about to be sent. */
export async function storePhoto(storer: Storer, photo: NewPhoto): Promise<void> {
  const keys = await ensureKeys(storer.tx, storer.keyring, storer, [photo.ownerId]);
  const key = keys.get(photo.ownerId);
  if (key === undefined) throw new Error('the key of the case was destroyed');
  const sealed = sealBytes(key, { type: PLACE, field: 'large', subject: photo.id }, photo.bytes, storer.random);
  const small = sealBytes(key, { type: PLACE, field: 'small', subject: photo.id }, photo.thumbnail, storer.random);
  await storer.tx`
    insert into files_photo (id, owner_id, sealed, sealed_small, width, height, made_at)
    values (${photo.id}, ${photo.ownerId}, ${sealed}, ${small}, ${photo.width}, ${photo.height}, ${storer.clock.now()})`;
}

/** In place of a small picture: enough to be told from one. */
const PDF_HEAD = Buffer.from('%PDF-');

/** A PDF as it came, beside the photos of its case and under the same seal. Whoever sends it out says so in its headers. */
export async function storePdf(storer: Storer, { id, ownerId, bytes }: Pick<NewPhoto, 'id' | 'ownerId' | 'bytes'>): Promise<void> {
  await storePhoto(storer, { id, ownerId, bytes, thumbnail: PDF_HEAD, width: 0, height: 0 });
}

/** How many photos wait for a case, and for all cases together. */
export async function countUnclaimed(tx: Tx, ownerId: string): Promise<{ own: number; all: number }> {
  const [row] = await tx<{ own: number; all: number }[]>`
    select count(*) filter (where p.owner_id = ${ownerId}) as own, count(*) as "all"
    from (select f.owner_id from files_photo f where f.claimed_at is null limit ${UNCLAIMED_LIMIT + 1}) p`;
  return row ?? { own: 0, all: 0 };
}

/** Ties uploaded photos to the case that is being sent; the number that really were its own. */
export async function claimPhotos(ctx: Ctx, ownerId: string, ids: readonly string[]): Promise<number> {
  const rows = await ctx.tx`
    update files_photo f set claimed_at = ${ctx.clock.now()}
    where f.owner_id = ${ownerId} and f.id = any(${[...ids]}::uuid[]) and f.claimed_at is null returning f.id`;
  return rows.length;
}

/** A photo of a case that the caller has already been allowed to read. */
export async function readPhotoBytes(
  ctx: Ctx, ownerId: string, id: string, isSmall: boolean,
): Promise<Uint8Array | undefined> {
  const sealed = await withSystemReach(ctx, 'job', async ({ tx }) => {
    const [row] = await tx<{ sealed: Buffer }[]>`
      select ${isSmall ? tx`f.sealed_small` : tx`f.sealed`} as sealed
      from files_photo f where f.id = ${id} and f.owner_id = ${ownerId}`;
    return row?.sealed;
  });
  const key = (await loadKeys(ctx.tx, ctx.keyring, [ownerId])).get(ownerId);
  if (sealed === undefined || key === undefined) return undefined;
  return openBytes(key, { type: PLACE, field: isSmall ? 'small' : 'large', subject: id }, sealed);
}

/** Removes what nobody sent. Runs as a job. */
export async function removeUnclaimed(tx: Tx, before: Date): Promise<number> {
  const rows = await tx`delete from files_photo f where f.claimed_at is null and f.made_at < ${before} returning f.id`;
  return rows.length;
}
