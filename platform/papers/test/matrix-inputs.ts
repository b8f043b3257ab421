import { personalReach, reachSettings } from '#platform/access/reach.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { takeDocumentNumber } from '../document-numbers.ts';
import { fontChosen, seriesSet } from '../events.ts';
import { keepFontFile } from '../store/fonts.ts';

const FONT = '矩阵小标宋';
const CODE = '矩阵工发';

/** Everybody has a font lying ready: what differs is whether they may set the unit's papers in it. */
async function uploadForAll({ world, positions }: Grove): Promise<(position: Position) => string> {
  const uploads = new Map<string, string>();
  for (const { actor } of positions) {
    if (actor.kind !== 'person' || uploads.has(actor.personId)) continue;
    const file = { id: newId<'font-file'>(world.house), ownerId: actor.personId, bytes: Buffer.from('font'), fileName: 'b.ttf', fontName: 'b', madeAt: world.house.clock.now() };
    await world.db.transact(reachSettings(personalReach(actor)), (tx) => keepFontFile(tx, file));
    uploads.set(actor.personId, file.id);
  }
  const nobody = newId(world.house);
  return ({ actor }) => (actor.kind === 'person' ? uploads.get(actor.personId) : undefined) ?? nobody;
}

/** The unit has a font of its own and a series of which two numbers are taken. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree } = grove;
  const uploadOf = await uploadForAll(grove);
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
    'papers.useFont': { input: (position) => ({ unionId, role: 'body', uploadId: uploadOf(position), isLicensed: true }), row },
    'papers.removeFont': { input: () => ({ unionId, role: 'title' }), row },
    'papers.readSeries': { input: () => ({ unionId }), row, shows: [series] },
    'papers.setSeries': { input: () => ({ unionId, series: 'letter', code: '矩阵工函', usedUpTo: 3 }), row },
    'papers.listNumbers': { input: () => ({ unionId, year: 2026 }), row, shows: [series] },
    'papers.voidNumber': { input: () => ({ unionId, series: 'document', year: 2026, number: 1 }), row },
  };
};
