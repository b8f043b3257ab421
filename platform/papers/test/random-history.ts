import { personalReach, reachSettings } from '#platform/access/reach.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { officesOf, type Office } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { takeDocumentNumber, type DocumentNumber } from '../document-numbers.ts';
import { DOCUMENT_SERIES, type DocumentSeries } from '../contract/document-series.ts';
import { FONT_ROLES } from '../contract/font-roles.ts';
import { keepFontFile } from '../store/fonts.ts';

const CODES = ['职工发', '职工函', '职工纪', '职工报', '职工批', '职联发'] as const;

type Named = { readonly unionId: string; readonly series: DocumentSeries };
/** What is called something, and the numbers that were given out. */
type Part = { readonly named: Named[]; readonly taken: (Named & Pick<DocumentNumber, 'year' | 'number'>)[] };

const partOf = (history: History): Part => history.part('papers', (): Part => ({ named: [], taken: [] }));
const seriesOf = (history: History): DocumentSeries => pickOne(history, DOCUMENT_SERIES) ?? 'document';

const step = (name: string, weight: number, act: (history: History, office: Office) => Promise<void>): HistoryStep => ({
  name, weight,
  async take(history) {
    const office = pickOne(history, officesOf(history));
    if (office !== undefined) await act(history, office);
  },
});

/** What a flow's step does: nobody's command of its own. */
async function take(history: History, wanted: Named): Promise<void> {
  const { house } = history.world;
  const count = (word: string) => history.tally.set(`papers take ${word}`, (history.tally.get(`papers take ${word}`) ?? 0) + 1);
  try {
    const made = await history.world.asSystem('job', (ctx) => takeDocumentNumber(ctx, { ...wanted, ...(chance(history, 2) ? { subjectId: newId(house) } : {}) }));
    partOf(history).taken.push({ ...wanted, ...made });
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
    const set = await attempt(history, endpoints.setSeries, await history.world.actorOf(personId), {
      unionId, series, code, ...(chance(history, 3) ? { usedUpTo: 1 + randomBelow(history.random, 20) } : {}),
    });
    if (set !== undefined) partOf(history).named.push({ unionId, series });
  }),
  step('take a number', 6, async (history, { unionId }) => {
    const named = chance(history, 8) ? undefined : pickOne(history, partOf(history).named);
    await take(history, named ?? { unionId, series: seriesOf(history) });
  }),
  step('void a number', 3, async (history, { unionId, personId }) => {
    const taken = chance(history, 6) ? undefined : pickOne(history, partOf(history).taken);
    const holder = officesOf(history).find((office) => office.unionId === taken?.unionId)?.personId ?? personId;
    const { series, year, number } = taken ?? { series: seriesOf(history), year: 2026, number: 1 };
    await attempt(history, endpoints.voidNumber, await history.world.actorOf(holder), { unionId: taken?.unionId ?? unionId, series, year, number });
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
