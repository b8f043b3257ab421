import type { Actor } from '#platform/access/actor.ts';
import { personalReach } from '#platform/access/reach.ts';
import { newId } from '#platform/kernel/random.ts';
import type { Cell } from '#platform/sheets/sheet.ts';
import { keepUpload } from '#platform/sheets/store/uploads.ts';
import { withReach, type TestWorld } from '#platform/testkit/test-world.ts';

/** A spreadsheet as `POST /api/sheets/uploads` leaves it, lying ready for its uploader. */
export async function uploadRows(world: TestWorld, owner: Actor, rows: readonly (readonly Cell[])[]): Promise<string> {
  const uploadId = newId<'sheet-upload'>(world.house);
  const ownerId = owner.kind === 'person' ? owner.personId : uploadId;
  const sheet = { name: '名册', others: [], rows: rows.map((cells, index) => ({ line: index + 1, cells: [...cells] })) };
  await withReach(world.at, personalReach(owner), owner, (ctx) => keepUpload(ctx, { id: uploadId, ownerId, fileName: '名册.xlsx', sheet }));
  return uploadId;
}
