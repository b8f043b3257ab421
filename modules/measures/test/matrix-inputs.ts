import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { firmAdded, firmPhoneEntered, itemAdded, progressReported } from '../events/definitions.ts';
import { toSheet, uploadSheet } from './measures-world.ts';

const YEAR = 2026;
const DAYS = { beginsOn: toPlainDate('2026-01-05'), endsOn: toPlainDate('2026-12-20') };
const PLANNED = { heading: 'skills', title: '技能培训', owner: { kind: 'department', name: '组织部' }, ...DAYS } as const;
const FIRM = {
  creditCode: null, kind: 'company', industry: '毛绒玩具', address: '示例路一号', workers: 30, contactName: '联系人',
} as const;
const SHEET = toSheet([['企业名称', '职工人数'], ['表格里的厂', 12]]);

type Planted = { readonly itemId: string; readonly firmId: string; readonly item: MatrixRow; readonly firm: MatrixRow };

/** An item with evidence and a firm at every union; an import at the unit; a spreadsheet lying ready for everybody. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { tree, world } = grove;
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const photoId = await addEvidence(grove, unit.itemId);
  const uploads = await uploadForAll(grove);
  const imported = await takeSheet(grove);
  const [items, firms] = [[...planted.values()].map((one) => one.item), [...planted.values()].map((one) => one.firm)];
  const below = (rows: readonly MatrixRow[]) => rows.filter(({ at }) => at === 'unit' || at === 'branch');
  const unionId = tree.unit.id;
  const onUnit = (more: object, shows?: readonly MatrixRow[]): MatrixCall =>
    ({ input: () => ({ unionId, ...more }), row: UNIT_ITSELF, ...(shows === undefined ? {} : { shows }) });
  const onItem = (more: object = {}): MatrixCall => ({ input: () => ({ itemId: unit.itemId, ...more }), row: unit.item });
  const onFirm = (more: object = {}): MatrixCall => ({ input: () => ({ firmId: unit.firmId, ...more }), row: unit.firm });
  const onSheet = (more: () => object): MatrixCall => ({
    input: ({ actor }) => ({ unionId, uploadId: uploads.get(personOf(actor)) ?? newId(world.house), places: {}, ...more() }), row: UNIT_ITSELF,
  });
  return {
    'measures.readBoard': onUnit({ year: YEAR }, items.filter(({ at }) => at === 'unit')),
    'measures.listPlans': onUnit({ year: YEAR }),
    'measures.readItem': { ...onItem(), shows: [unit.item] },
    'measures.readEvidence': onItem({ photoId, isSmall: true }),
    'measures.addItem': onUnit({ year: YEAR, ...PLANNED }),
    'measures.changeItem': onItem(PLANNED),
    'measures.reportProgress': onItem({ progress: 40, sentence: '已开班两期', photos: [] }),
    'measures.removeItem': onItem(),
    'measures.listFirms': onUnit({ view: 'all' }, below(firms)),
    'measures.readFirm': { ...onFirm(), shows: [unit.firm] },
    'measures.revealPhone': onFirm({ reason: '走访前联系' }),
    'measures.addFirm': onUnit({ name: '新登记的厂', ...FIRM, firmUnionId: tree.branch.id, phone: '13900000001' }),
    'measures.changeFirm': onFirm({ name: '改过的厂', ...FIRM, firmUnionId: tree.branch.id }),
    'measures.removeFirm': onFirm(),
    'measures.moveFirm': { ...onFirm({ unionId: tree.branch.id }), mayRefuse: [errors['target-unfit']] },
    'measures.readCoverage': onUnit({}),
    'measures.exportFirms': onUnit({ view: 'all', language: 'zh-CN' }),
    'measures.checkSheet': onSheet(() => ({})),
    'measures.exportWrong': onSheet(() => ({ language: 'zh-CN' })),
    'measures.importFirms': onSheet(() => ({ importId: newId(world.house), from: 1 })),
    'measures.readImport': { input: () => ({ importId: imported.importId }), row: imported.row, shows: [imported.row] },
  };
};

async function plant({ world, tree }: Grove, at: Place): Promise<Planted> {
  const [itemId, firmId, unionId] = [newId<'measures-item'>(world.house), newId<'firm'>(world.house), tree[at].id];
  const [title, name] = [`工作事项<${at}>`, `企业<${at}>`];
  await world.asSystem('demo', (ctx) => record(ctx, [
    itemAdded({ itemId, unionId, year: YEAR, heading: 'rights', title, ownerId: null, department: '办公室', ...DAYS }),
    firmAdded({ firmId, unionId, name, nameKey: name, ...FIRM, firmUnionId: null, importId: null, isGenerated: false }),
    firmPhoneEntered({ firmId, unionId, phone: '13900000002' }),
  ]));
  const row = (mark: string): MatrixRow => ({ at, belongsTo: [], marks: [mark] });
  return { itemId, firmId, item: row(title), firm: row(name) };
}

async function addEvidence({ world, tree }: Grove, itemId: string): Promise<string> {
  const photoId = newId<'photo'>(world.house);
  const bytes = Buffer.from('not a picture, and never looked at');
  await withReach(world.at, newCaseReach(itemId), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id: photoId, ownerId: itemId, bytes, thumbnail: bytes, width: 1, height: 1 }));
  await world.asSystem('demo', (ctx) => record(ctx, [progressReported({
    itemId: toId<'measures-item'>(itemId), unionId: tree.unit.id, reportId: newId<'measures-report'>(world.house), officerId: null,
    progress: 30, sentence: '已启动', photos: [photoId],
  })]));
  return photoId;
}

/** Uploads are their uploader's alone: whoever asks has one of their own. */
async function uploadForAll({ world, positions }: Grove): Promise<ReadonlyMap<string, string>> {
  const uploads = new Map<string, string>();
  for (const { actor } of positions) {
    if (actor.kind === 'person' && !uploads.has(actor.personId)) uploads.set(actor.personId, await uploadSheet(world, actor, SHEET));
  }
  return uploads;
}

async function takeSheet({ world, tree, positions }: Grove): Promise<{ importId: string; row: MatrixRow }> {
  const chair = positions.find((position) => position.name === 'chair of the unit')?.actor ?? { kind: 'anonymous' };
  const importId = newId<'firm-import'>(world.house);
  const uploadId = await uploadSheet(world, chair, toSheet([['企业名称'], ['第一次导入的厂']]));
  await world.call(endpoints.importFirms, chair, { unionId: tree.unit.id, uploadId, importId, places: {}, from: 1 });
  return { importId, row: { at: 'unit', belongsTo: [], marks: [importId] } };
}

function personOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : '';
}
