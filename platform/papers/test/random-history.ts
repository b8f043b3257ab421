import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { officesOf, type Office } from '#platform/orgs/test/random-history.ts';
import { reachSettings, personalReach } from '#platform/access/reach.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { takeDocumentNumber } from '../document-numbers.ts';
import { DOCUMENT_SERIES } from '../document-series.ts';
import { FONT_ROLES } from '../font-roles.ts';
import { keepFontFile } from '../store/fonts.ts';

const CODES = ['职工发', '职工函', '职工纪', '职工报', '职工批', '工'] as const;

const step = (name: string, weight: number, act: (history: History, office: Office) => Promise<void>): HistoryStep => ({
  name, weight,
  async take(history) {
    const office = pickOne(history, officesOf(history));
    if (office !== undefined) await act(history, office);
  },
});

const seriesOf = (history: History) => pickOne(history, DOCUMENT_SERIES) ?? 'document';

/** What a flow's step does: nobody's command of its own. */
async function take(history: History, unionId: string): Promise<void> {
  const series = seriesOf(history);
  const count = (word: string) => history.tally.set(`papers take ${word}`, (history.tally.get(`papers take ${word}`) ?? 0) + 1);
  try {
    await history.world.asSystem('job', (ctx) => takeDocumentNumber(ctx, { unionId, series, ...(chance(history, 2) ? { subjectId: newId(history.world.house) } : {}) }));
    count('answered');
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    count(error.code);
  }
}

export const historySteps: readonly HistoryStep[] = [
  step('say what documents are called', 4, async (history, { unionId, personId }) => {
    const series = seriesOf(history);
    const code = chance(history, 4) ? pickOne(history, CODES) ?? '' : CODES[DOCUMENT_SERIES.indexOf(series)] ?? '';
    await attempt(history, endpoints.setSeries, await history.world.actorOf(personId), {
      unionId, series, code, ...(chance(history, 3) ? { usedUpTo: 1 + randomBelow(history.random, 20) } : {}),
    });
  }),
  step('take a number', 6, async (history, { unionId }) => take(history, chance(history, 6) ? pickOne(history, history.unions) ?? unionId : unionId)),
  step('void a number', 3, async (history, { unionId, personId }) => {
    const year = yearOf(dateInChina(history.world.house.clock.now()));
    await attempt(history, endpoints.voidNumber, await history.world.actorOf(personId), { unionId, series: seriesOf(history), year, number: 1 + randomBelow(history.random, 4) });
  }),
  step('set a font', 3, async (history, { unionId, personId }) => {
    const { world } = history;
    const [actor, uploadId] = [await world.actorOf(personId), newId<'font-file'>(world.house)];
    await world.db.transact(reachSettings(personalReach(actor)), (tx) => keepFontFile(tx, {
      id: uploadId, ownerId: personId, bytes: Buffer.from('font'), fileName: '标宋.ttf', fontName: '某标宋', madeAt: world.house.clock.now(),
    }));
    await attempt(history, endpoints.useFont, actor, { unionId, role: pickOne(history, FONT_ROLES) ?? 'body', uploadId, isLicensed: true });
  }),
  step('give a font up', 2, async (history, { unionId, personId }) => {
    await attempt(history, endpoints.removeFont, await history.world.actorOf(personId), { unionId, role: pickOne(history, FONT_ROLES) ?? 'body' });
  }),
];
