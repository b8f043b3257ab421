import type { HeldFact, HeldFile, HeldRow, Holding } from '#platform/access/holding.ts';
import { erasePhotosOf } from '#platform/files/store/erase-photos.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listStepsOf } from './store/appeals.ts';
import { emptyCases, listCallBacksOf, listCasesOf } from './store/held.ts';
import { caseOpener } from './use-cases/open-case.ts';

const ENDED = ['closed', 'withdrawn'];

/** Cases sent under an account. One that was sent without a name belongs to whoever holds its receipt, and to nobody here. */
export const appealsHoldings: readonly Holding[] = [{
  id: 'appeals.case', ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  // Officers stand in cases, steps and codes as those who acted, or whom a worker left out.
  tables: ['appeals_appeal', 'appeals_step', 'appeals_call_back', 'appeals_code', 'files_photo'],
  async read(ctx, personId) {
    const cases = await listCasesOf(ctx.tx, personId);
    const [opener, steps] = [await caseOpener(ctx, cases), await listStepsOf(ctx.tx, cases.map(({ id }) => id))];
    return cases.map((row): HeldRow => {
      const [name, phone] = [opener.field(row, 'name', row.nameSealed) ?? '', opener.field(row, 'phone', row.phoneSealed) ?? ''];
      const said = steps.filter(({ appealId }) => appealId === row.id).flatMap((step): HeldFact[] => {
        const text = opener.step(row, step) ?? '';
        return text === '' ? [] : [{ name: step.unionId === null ? 'privacy.fact.wrote' : 'privacy.fact.answer', value: text, class: 'C4' }];
      });
      return [
        { name: 'privacy.fact.case-number', value: row.caseNumber, class: 'C2' }, { name: 'privacy.fact.sent', value: row.receivedAt, class: 'C2' },
        { name: 'privacy.fact.topic', value: `appeals.poster.topic.${row.topic}`, class: 'C2', isWord: true },
        { name: 'privacy.fact.place', value: row.place, class: 'C2' },
        ...(name === '' ? [] : [{ name: 'privacy.fact.name', value: name, class: 'name' } as const]),
        ...(phone === '' ? [] : [{ name: 'privacy.fact.phone', value: phone, class: 'C3' } as const]),
        { name: 'privacy.fact.wrote', value: opener.text(row), class: 'C4' }, ...said,
        { name: 'privacy.fact.photos', value: row.photos.length, class: 'C2' },
      ];
    });
  },
  async listFiles(ctx, personId) {
    const files: HeldFile[] = [];
    for (const row of await listCasesOf(ctx.tx, personId)) {
      for (const [place, photoId] of row.photos.entries()) {
        const bytes = await readPhotoBytes(ctx, row.id, photoId, false);
        if (bytes !== undefined) files.push({ name: `${row.caseNumber}-${place + 1}.jpg`, bytes });
      }
    }
    return files;
  },
  async listSubjects({ tx }, personId) {
    const cases = (await listCasesOf(tx, personId)).map(({ id }) => id);
    return [...cases, ...(await listCallBacksOf(tx, cases)).map(({ id }) => id)];
  },
  async listObstacles({ tx }, personId) {
    const open = (await listCasesOf(tx, personId)).filter(({ status }) => !ENDED.includes(status));
    return [{ kind: 'privacy.obstacle.appeals.case', count: open.length, link: '/appeals' }];
  },
  async erase(ctx, personId) {
    await erasePhotosOf(ctx, (await listCasesOf(ctx.tx, personId)).map(({ id }) => id));
  },
  forget: emptyCases,
}];
