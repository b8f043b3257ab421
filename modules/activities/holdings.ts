import type { HeldFact, HeldFile, HeldRow, Holding } from '#platform/access/holding.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { erasePhotos } from '#platform/files/store/erase-photos.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { photoRestored } from './events/photos.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { forgetPhotosOf, listPhotosOf } from './store/photos.ts';
import { listRatingsOf } from './store/ratings.ts';
import { openWords } from './use-cases/rate.ts';

/** What is kept about whoever rated. Forgetting leaves the stars under an id; the words were sealed with the key that is gone. */
export const activitiesHoldings: readonly Holding[] = [{
  id: 'activities.rating', tables: ['activities_rating'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read(ctx, personId) {
    const rows = await listRatingsOf(ctx.tx, personId);
    const words = await openWords(ctx, rows);
    return rows.map((row): HeldRow => {
      const said = words.get(row.id);
      const facts: HeldFact[] = [
        { name: 'activities.field.title', value: row.title, class: 'C2' }, { name: 'privacy.fact.sent', value: row.ratedAt, class: 'C2' },
        { name: 'activities.field.stars', value: row.stars, class: 'C2' },
      ];
      return said === undefined ? facts : [...facts, { name: 'activities.field.words', value: said, class: 'C3' }];
    });
  },
  forget: async () => {},
}, {
  id: 'activities.photo', tables: ['activities_photo'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read(ctx, personId) {
    const rows = await listPhotosOf(ctx.tx, personId);
    const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
    return rows.map(({ id, title, state, putAt, restoredSealed }): HeldRow => {
      const facts: HeldFact[] = [
        { name: 'activities.field.title', value: title, class: 'C2' }, { name: 'privacy.fact.sent', value: putAt, class: 'C2' },
        { name: 'activities.field.photo', value: `activities.photo.${state}`, class: 'C2', isWord: true },
      ];
      if (restoredSealed === null || key === undefined) return facts;
      const reason = String(JSON.parse(openSeal(key, { type: photoRestored.type, field: 'reason', subject: id }, restoredSealed)));
      return [...facts, { name: 'activities.field.restored', value: reason, class: 'C4' }];
    });
  },
  async listFiles(ctx, personId) {
    const files: HeldFile[] = [];
    for (const [index, { id }] of (await listPhotosOf(ctx.tx, personId)).entries()) {
      const bytes = await readPhotoBytes(ctx, personId, id, false);
      if (bytes !== undefined) files.push({ name: `activity-${index + 1}.jpg`, bytes });
    }
    return files;
  },
  erase: async (ctx, personId) => erasePhotos(ctx, (await listPhotosOf(ctx.tx, personId)).map(({ id }) => id)),
  forget: forgetPhotosOf,
}];
