import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { errors } from '../contract.ts';
import { takeDocumentNumber } from '../document-numbers.ts';
import { fontChosen, seriesSet } from '../events.ts';

const FONT = '矩阵小标宋';
const CODE = '矩阵工发';

/** The unit has a font of its own and a series of which two numbers are taken. */
export const prepareMatrix: PrepareMatrix = async ({ world, tree }) => {
  const unionId = tree.unit.id;
  await world.asSystem('demo', async (ctx) => {
    await record(ctx, [
      fontChosen({ unionId, role: 'title', fileId: newId<'font-file'>(ctx), fileName: 'a.ttf', fontName: FONT, byteCount: 12 }),
      seriesSet({ unionId, series: 'document', code: CODE, usedYear: null, usedUpTo: null }),
    ]);
    for (let taken = 0; taken < 2; taken += 1) await takeDocumentNumber(ctx, { unionId, series: 'document' });
  });
  const row = UNIT_ITSELF;
  const font: MatrixRow = { at: 'unit', belongsTo: [], marks: [FONT] };
  const series: MatrixRow = { at: 'unit', belongsTo: [], marks: [CODE] };
  return {
    'papers.listFonts': { input: () => ({ unionId }), row, shows: [font] },
    // Everybody would need an upload of their own; that it is theirs alone has its own test.
    'papers.useFont': { input: () => ({ unionId, role: 'body', uploadId: newId(world.house), isLicensed: true }), row, mayRefuse: [errors['upload-gone']] },
    'papers.removeFont': { input: () => ({ unionId, role: 'title' }), row },
    'papers.readSeries': { input: () => ({ unionId }), row, shows: [series] },
    'papers.setSeries': { input: () => ({ unionId, series: 'letter', code: '矩阵工函', usedUpTo: 3 }), row },
    'papers.listNumbers': { input: () => ({ unionId, year: 2026 }), row, shows: [series] },
    'papers.voidNumber': { input: () => ({ unionId, series: 'document', year: 2026, number: 1 }), row },
  };
};
