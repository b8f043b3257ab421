import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { openBytes, sealBytes } from '#platform/crypto/seal.ts';
import { ensureKeys, loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import { sheetErrors } from '../contract.ts';
import { toSheet } from '../sheet-wire.ts';
import type { Sheet } from '../sheet.ts';

/** Uploads that one person may have lying here; the oldest goes when another comes. */
const UPLOADS_PER_PERSON = 5;

export type NewUpload = { readonly id: string; readonly ownerId: string; readonly fileName: string; readonly sheet: Sheet };
export type Upload = { readonly fileName: string; readonly sheet: Sheet };

type Keeper = { readonly tx: Tx; readonly clock: Clock; readonly random: Random; readonly keyring: Keyring };

const PLACE = { type: 'sheets.upload', field: 'cells' };

/** Seals and keeps the table of an uploaded file for whoever uploaded it. */
export async function keepUpload(keeper: Keeper, upload: NewUpload): Promise<void> {
  const key = (await ensureKeys(keeper.tx, keeper.keyring, keeper, [upload.ownerId])).get(upload.ownerId);
  if (key === undefined) throw new Error('the key of the uploader was destroyed');
  const cells = Buffer.from(JSON.stringify(upload.sheet), 'utf8');
  const sealed = sealBytes(key, { ...PLACE, subject: upload.id }, cells, keeper.random);
  await keeper.tx`
    delete from sheets_upload s where s.owner_id = ${upload.ownerId} and s.id not in (
      select k.id from sheets_upload k where k.owner_id = ${upload.ownerId} order by k.made_at desc, k.id desc limit ${UPLOADS_PER_PERSON - 1})`;
  await keeper.tx`
    insert into sheets_upload (id, owner_id, file_name, sealed, made_at)
    values (${upload.id}, ${upload.ownerId}, ${upload.fileName}, ${sealed}, ${keeper.clock.now()})`;
}

/** The caller's own upload. Somebody else's is gone, like one that was never there. */
export async function getOwnUpload(ctx: Ctx, id: string): Promise<Upload> {
  const ownerId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  const row = ownerId === '' ? undefined : await withSystemReach(ctx, 'job', async ({ tx }) => {
    const [held] = await tx<{ fileName: string; sealed: Buffer }[]>`
      select s.file_name as "fileName", s.sealed from sheets_upload s where s.id = ${id} and s.owner_id = ${ownerId}`;
    return held;
  });
  const key = (await loadKeys(ctx.tx, ctx.keyring, [ownerId].filter((one) => one !== ''))).get(ownerId);
  if (row === undefined || key === undefined) throw new AppError(sheetErrors['upload-gone']);
  const cells = openBytes(key, { ...PLACE, subject: id }, row.sealed);
  return { fileName: row.fileName, sheet: toSheet(JSON.parse(cells.toString('utf8'))) };
}

/** Removes uploads made before a moment. Runs as a job. */
export async function removeOldUploads(tx: Tx, before: Date): Promise<void> {
  await tx`delete from sheets_upload s where s.made_at < ${before}`;
}
