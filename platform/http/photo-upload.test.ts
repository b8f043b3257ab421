import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { createReencoder, type Reencoder } from '#platform/files/reencode.ts';
import { readPhotoBytes, removeUnclaimed } from '#platform/files/store/photos.ts';
import { oneOfEach } from '#platform/files/test/picture-parts.ts';
import { issueChallenge } from '#platform/guard/challenge.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { solveChallenge } from '#platform/guard/member/solve-challenge.ts';
import { QUOTAS } from '#platform/guard/quotas.ts';
import { spendQuota, usedOf, type Spending } from '#platform/guard/spend.ts';
import { newId } from '#platform/kernel/random.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { addPhotoUpload, photoErrors } from './photo-upload.ts';
import { buildServer } from './server.ts';
import { headersOfBytes } from './type-of-bytes.ts';

let world: TestWorld;
let reencoder: Reencoder;
let app: Awaited<ReturnType<typeof buildServer>>;
let picture: Buffer;
const person: Actor = { kind: 'person', personId: '01a206e1-56ae-780a-ad8b-1b22bd390f37' as never, sessionId: 's', grants: [], factorAt: new Date(0) }; // -- a fixed id
beforeAll(async () => {
  world = await openTestWorld(manifests);
  reencoder = createReencoder({ log: world.house.log, idleMs: 30_000, timeoutMs: 20_000 });
  const resolveActor = async ({ session }: { session: string | undefined }): Promise<Actor> => (session === 'person' ? person : { kind: 'anonymous' });
  app = await buildServer({ house: world.house, db: world.db, version: 'test', afterCommit: () => {}, resources: [], handlers: [], resolveActor });
  addPhotoUpload(app, { house: world.house, db: world.db, reencoder, resolveActor });
  picture = (await oneOfEach()).jpeg;
});
afterAll(async () => {
  await app.close();
  await reencoder.close();
  await world.close();
});

const id = () => newId(world.house);
const workOn = (codeId: string, appealId: string) => solveChallenge(issueChallenge(world.house, codeId, 4), appealId);
const used = (spending: Spending) => world.asSystem('job', (ctx) => usedOf(ctx, spending));

async function upload(appealId: string, parts: { work?: string; session?: string }): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await app.inject({
    method: 'POST', url: '/api/files/photos', payload: picture, ...(parts.session === undefined ? {} : { cookies: { sid: parts.session } }),
    headers: { 'content-type': 'image/jpeg', 'x-subject-key': appealId, ...(parts.work === undefined ? {} : { 'x-work': parts.work }) },
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('a photo of somebody without account', () => {
  test('needs the work done for its case, and is counted to the scanned code in bytes and number', async () => {
    const [codeId, appealId] = [id(), id()];
    expect((await upload(appealId, {})).body['code']).toBe(guardErrors['work-needed'].code);
    expect((await upload(appealId, { work: await workOn(codeId, id()) })).body['code']).toBe(guardErrors['work-needed'].code);
    const stored = await upload(appealId, { work: await workOn(codeId, appealId) });
    expect(stored.status).toBe(200);
    expect(await used({ quota: 'photosPerCodeDay', subject: codeId })).toBe(1);
    expect(await used({ quota: 'photoBytesPerCodeDay', subject: codeId })).toBeGreaterThan(Number(stored.body['bytes']));
  });

  test('is refused when its poster has had its day, with the time at which it goes on; other posters go on now', async () => {
    const [full, other, appealId] = [id(), id(), id()];
    await world.asSystem('job', (ctx) => spendQuota(ctx, [{ quota: 'photoBytesPerCodeDay', subject: full, amount: QUOTAS.photoBytesPerCodeDay.most }], guardErrors['photos-full']));
    const refused = await upload(appealId, { work: await workOn(full, appealId) });
    expect([refused.status, refused.body['code'], refused.body['params']]).toEqual([429, 'guard/photos-full', { again: '03-10 09:00', seconds: 86_400 }]);
    expect((await upload(appealId, { work: await workOn(other, appealId) })).status).toBe(200);
  });

  test('twice nine wait for one case and no more', async () => {
    const [codeId, appealId] = [id(), id()];
    const work = await workOn(codeId, appealId);
    const answers = [];
    for (let count = 0; count < 19; count += 1) answers.push((await upload(appealId, { work })).status);
    expect(answers).toEqual([...Array.from({ length: 18 }, () => 200), 429]);
    expect(await used({ quota: 'photosPerCodeDay', subject: codeId })).toBe(18);
  });

  test('is removed when nobody has sent it in a day', async () => {
    const rows = async () => Number((await world.ownerDb.pool`select count(*)::int as count from files_photo f`)[0]?.['count']);
    expect(await rows()).toBeGreaterThan(0);
    await world.asSystem('job', (ctx) => removeUnclaimed(ctx.tx, world.clock.now()));
    expect(await rows()).toBeGreaterThan(0);
    await world.asSystem('job', (ctx) => removeUnclaimed(ctx.tx, new Date(world.clock.now().getTime() + 1)));
    expect(await rows()).toBe(0);
  });
});

test('whoever is signed in needs no work and has a day of their own', async () => {
  const appealId = id();
  expect((await upload(appealId, { session: 'person' })).status).toBe(200);
  expect(await used({ quota: 'photoBytesPerPersonDay', subject: '01a206e1-56ae-780a-ad8b-1b22bd390f37' })).toBeGreaterThan(0);
});

test('a PDF is taken from whoever is signed in, when it is one, and goes out to be kept and never to run', async () => {
  const send = async (payload: Buffer, parts: { session?: string; work?: string }, caseId = id()) => {
    const answer = await app.inject({
      method: 'POST', url: '/api/files/photos', payload, ...(parts.session === undefined ? {} : { cookies: { sid: parts.session } }),
      headers: { 'content-type': 'application/pdf', 'x-subject-key': caseId, ...(parts.work === undefined ? {} : { 'x-work': parts.work }) },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const [caseId, codeId] = [id(), id()];
  for (const wrong of [Buffer.from('<html>%PDF-1.7 %%EOF'), Buffer.from('%PDF-1.7 cut off'), picture]) {
    expect((await send(wrong, { session: 'person' })).body['code']).toBe(photoErrors['not-a-pdf'].code);
  }
  expect((await send(pdf, { work: await workOn(codeId, caseId) }, caseId)).body['code']).toBe(guardErrors['work-needed'].code);
  const stored = await send(pdf, { session: 'person' }, caseId);
  expect(stored).toMatchObject({ status: 200, body: { bytes: pdf.length } });
  const read = (isSmall: boolean) => world.asSystem('job', (ctx) => readPhotoBytes(ctx, caseId, String(stored.body['fileId']), isSmall));
  expect(await read(false)).toEqual(pdf);
  for (const isSmall of [true, false]) {
    expect(headersOfBytes(await read(isSmall) ?? Buffer.alloc(0))).toMatchObject({
      'content-type': 'application/pdf', 'content-disposition': 'attachment', 'content-security-policy': expect.stringContaining('sandbox'),
    });
  }
});
