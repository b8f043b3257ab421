import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { FontRole } from '../contract/font-roles.ts';

/** Uploads of one person that wait to be used; the oldest goes when another comes. */
const WAITING_PER_PERSON = 2;

export type NewFontFile = { readonly id: string; readonly ownerId: string; readonly bytes: Uint8Array; readonly fileName: string; readonly fontName: string; readonly madeAt: Date };

/** Keeps a checked font for whoever uploaded it. Runs in that person's reach. */
export async function keepFontFile(tx: Tx, file: NewFontFile): Promise<void> {
  await tx`
    delete from papers_font_file f where f.owner_id = ${file.ownerId} and f.id not in (
      select k.id from papers_font_file k where k.owner_id = ${file.ownerId} order by k.made_at desc, k.id desc limit ${WAITING_PER_PERSON - 1})`;
  await tx`
    insert into papers_font_file (id, owner_id, bytes, file_name, font_name, made_at)
    values (${file.id}, ${file.ownerId}, ${Buffer.from(file.bytes)}, ${file.fileName}, ${file.fontName}, ${file.madeAt})`;
}

export type FontFile = { readonly fileName: string; readonly fontName: string; readonly byteCount: number };

/** Gives a person's own upload to a union; undefined when there is none. It then belongs to nobody but what uses it. */
export async function claimFontFile(ctx: Ctx, parts: { readonly id: string; readonly ownerId: string }): Promise<FontFile | undefined> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const [row] = await tx<FontFile[]>`
      update papers_font_file f set owner_id = null where f.id = ${parts.id} and f.owner_id = ${parts.ownerId}
      returning f.file_name as "fileName", f.font_name as "fontName", length(f.bytes) as "byteCount"`;
    return row;
  });
}

/** Removes a file that no role of any union is set in any more. */
export async function removeUnusedFile(ctx: Ctx, id: string): Promise<void> {
  await withSystemReach(ctx, 'job', ({ tx }) => tx`
    delete from papers_font_file f where f.id = ${id} and f.owner_id is null and not exists (select 1 from papers_font u where u.file_id = f.id)`);
}

/** Removes what nobody used. Runs as a job. */
export async function removeOldFontUploads(tx: Tx, before: Date): Promise<void> {
  await tx`delete from papers_font_file f where f.owner_id is not null and f.made_at < ${before}`;
}

export type FontRow = {
  readonly unionId: string;
  readonly unionName: string;
  readonly role: FontRole;
  readonly fileId: string;
  readonly fileName: string;
  readonly fontName: string;
  readonly byteCount: number;
  readonly chosenAt: Date;
};

/** What some unions have chosen, the lowest in the tree first; in the reach of whoever asks. */
export async function listFonts(tx: Tx, unionIds: readonly string[]): Promise<FontRow[]> {
  return tx<FontRow[]>`
    select f.union_id as "unionId", u.name as "unionName", f.role, f.file_id as "fileId", f.file_name as "fileName",
      f.font_name as "fontName", f.byte_count as "byteCount", f.chosen_at as "chosenAt"
    from papers_font f join orgs_union u on u.id = f.union_id
    where f.union_id = any(${[...unionIds]}::uuid[]) order by u.level desc, f.role`;
}

/** The same under 'job', for those above: a union is set in their fonts, and so may know them. */
export async function listFontsAbove(ctx: Ctx, unionIds: readonly string[]): Promise<FontRow[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => listFonts(tx, unionIds));
}

/** The bytes of a font that some union uses; undefined after a restore that left the files out. */
export async function readFontFile(ctx: Ctx, id: string): Promise<Uint8Array | undefined> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const [row] = await tx<{ bytes: Buffer }[]>`select f.bytes from papers_font_file f where f.id = ${id} and f.owner_id is null`;
    return row?.bytes;
  });
}
