import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { progressReported } from '../events/definitions.ts';
import { askingOfficer } from './asking-officer.ts';

/** Photos were uploaded under the item's id; each can serve as evidence once. */
export const reportProgress = handle(endpoints.reportProgress, async (ctx, { progress, sentence, photos }, row) => {
  if (row.removedAt !== null) throw new AppError(errors['item-removed']);
  const wanted = [...new Set(photos)];
  const claimed = wanted.length === 0 ? 0 : await withSystemReach(ctx, 'job', (inner) => claimPhotos(inner, row.id, wanted));
  if (claimed !== wanted.length) throw new AppError(errors['photo-gone']);
  const reportId = newId<'measures-report'>(ctx);
  await record(ctx, [progressReported({
    itemId: row.id, unionId: row.unionId, reportId, officerId: askingOfficer(ctx), progress, sentence, photos: wanted,
  })]);
  return { reportId };
});
