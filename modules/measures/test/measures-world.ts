import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach, personalReach } from '#platform/access/reach.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { cleanText, type Cell, type Sheet } from '#platform/sheets/sheet.ts';
import { keepUpload } from '#platform/sheets/store/uploads.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { codeMade } from '#modules/appeals/events/definitions.ts';
import { endpoints } from '../contract.ts';

/** A city, a zone below it with two enterprise unions, and a neighbour zone; a chair for each of the first two. */
export type MeasuresWorld = {
  readonly world: TestWorld;
  readonly recorder: ErrorRecorder;
  readonly unions: Readonly<Record<'city' | 'zone' | 'factory' | 'workshop' | 'neighbour', UnionId>>;
  readonly chair: Actor;
  readonly cityChair: Actor;
  readonly neighbourChair: Actor;
  enter(union: UnionId, roles?: readonly Role[], name?: string): Promise<PersonId>;
  /** An uploaded spreadsheet of the chair's, or of somebody else. */
  upload(rows: readonly (readonly Cell[])[], owner?: Actor): Promise<string>;
  /** Checks nothing and takes everything, piece after piece. */
  takeAll(uploadId: string, unionId?: UnionId): Promise<string>;
  photo(ownerId: string): Promise<string>;
  hangCode(union: UnionId, contact: PersonId): Promise<string>;
};

export async function openMeasuresWorld(): Promise<MeasuresWorld> {
  const world = await openTestWorld(manifests);
  const recorder = recordErrors(world);
  const id = <Kind extends string>() => newId<Kind>(world.house);
  const unions = { city: id<'union'>(), zone: id<'union'>(), factory: id<'union'>(), workshop: id<'union'>(), neighbour: id<'union'>() };
  await found(world, undefined, { id: unions.city, name: '示例市总工会' });
  await found(world, unions.city, { id: unions.zone, name: '示例区总工会' });
  await found(world, unions.zone, { id: unions.factory, name: '示例玩具厂工会' });
  await found(world, unions.zone, { id: unions.workshop, name: '示例加工点工会' });
  await found(world, unions.city, { id: unions.neighbour, name: '邻区总工会' });
  const enter: MeasuresWorld['enter'] = async (unionId, roles = [], name = '示例干部') => {
    const personId = id<'person'>();
    await world.asSystem('setup', async (ctx) => {
      await record(ctx, [personEntered({ personId, name, unionId })]);
      const union = await findUnion(ctx.tx, unionId);
      if (union === undefined) throw new Error('an office is held at a union');
      for (const role of roles) await appoint(ctx, union, { personId, role, until: null, grantedBy: null });
    });
    return personId;
  };
  const chair = await world.actorOf(await enter(unions.zone, ['chair'], '示例区主席'));
  return {
    world, recorder, unions, chair, enter,
    cityChair: await world.actorOf(await enter(unions.city, ['chair'])),
    neighbourChair: await world.actorOf(await enter(unions.neighbour, ['chair'])),
    upload: (rows, owner = chair) => uploadSheet(world, owner, toSheet(rows)),
    async takeAll(uploadId, unionId = unions.zone) {
      const importId = id<'firm-import'>();
      for (let from: number | null = 1; from !== null;) {
        const answer: { next: number | null } = await recorder.call(endpoints.importFirms, chair, { unionId, uploadId, importId, places: {}, from });
        from = answer.next;
      }
      return importId;
    },
    async photo(ownerId) {
      const photoId = id<'photo'>();
      const bytes = Buffer.from(`photo ${photoId}`);
      await withReach(world.at, newCaseReach(ownerId), { kind: 'anonymous' }, (ctx) =>
        storePhoto(ctx, { id: photoId, ownerId, bytes, thumbnail: Buffer.from('small'), width: 1, height: 1 }));
      return photoId;
    },
    hangCode: (unionId, contactId) => hangCode(world, unionId, contactId),
  };
}

/** Made by an event: how codes are made is the other module's matter. */
export async function hangCode(world: TestWorld, unionId: UnionId, contactId: PersonId): Promise<string> {
  const codeId = newId<'appeal-code'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [codeMade({
    codeId, unionId, contactId, contactName: '联系人', place: '车间',
  })]));
  return codeId;
}

/** Rows as the sheet process gives them, from line 1 on. */
export function toSheet(rows: readonly (readonly Cell[])[]): Sheet {
  const clean = (cell: Cell): Cell => (typeof cell === 'string' ? cleanText(cell) : cell);
  return { name: '名册', others: [], rows: rows.map((cells, index) => ({ line: index + 1, cells: cells.map(clean) })) };
}

export async function uploadSheet(world: TestWorld, owner: Actor, sheet: Sheet): Promise<string> {
  const uploadId = newId<'sheet-upload'>(world.house);
  const ownerId = owner.kind === 'person' ? owner.personId : uploadId;
  await withReach(world.at, personalReach(owner), owner, (ctx) => keepUpload(ctx, { id: uploadId, ownerId, fileName: '名册.xlsx', sheet }));
  return uploadId;
}

async function found(world: TestWorld, parentId: UnionId | undefined, union: { id: UnionId; name: string }): Promise<void> {
  const kind = union.name.endsWith('总工会') ? 'federation' : 'enterprise';
  await world.asSystem('setup', async (ctx) => {
    const parent = parentId === undefined ? undefined : await findUnion(ctx.tx, parentId);
    await foundUnion(ctx, parent, { unionId: union.id, name: union.name, kind, isGenerated: false });
  });
}
