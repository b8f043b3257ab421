import fastifyCookie from '@fastify/cookie';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { accessManifest } from '#platform/access/manifest.ts';
import { personalReach } from '#platform/access/reach.ts';
import { cryptoManifest } from '#platform/crypto/manifest.ts';
import { addFontUpload } from '#platform/http/font-upload.ts';
import { toErrorAnswer } from '#platform/http/error-answer.ts';
import { appoint, found } from '#platform/jobs/test/floor.ts';
import { journalManifest } from '#platform/journal/manifest.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import { record } from '#platform/journal/journal.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { takeDocumentNumber, voidDocumentNumber } from '../document-numbers.ts';
import { numberTaken } from '../events.ts';
import { papersManifest } from '../manifest.ts';
import type { Paper } from '../paper.ts';
import { createPress } from '../press.ts';
import { fontsOf, printFor } from '../print-for.ts';
import { removeOldFontUploads } from '../store/fonts.ts';
import { chineseCharacters, makeFont } from './make-font.ts';
import { readPdf } from './read-pdf.ts';

const logged: unknown[] = [];
const log = { info() {}, warn() {}, error: (fields: object) => { logged.push(fields); } };
let world: TestWorld;
let upper: UnionId;
let lower: UnionId;
let upperChair: Actor;
let lowerChair: Actor;
let contact: Actor;

beforeAll(async () => {
  const manifests = [cryptoManifest, journalManifest, accessManifest, orgsManifest([...accessManifest.scopedTables, ...papersManifest.scopedTables]), papersManifest];
  world = await openTestWorld(manifests, { ports: { press: createPress({ log }) } });
  const made = await world.asSystem('setup', async (ctx) => {
    const root = await found(ctx, undefined);
    const below = await found(ctx, root);
    return { upper: root.id, lower: below.id, people: [await appoint(ctx, root, 'chair', false), await appoint(ctx, below, 'chair'), await appoint(ctx, below, 'contact-person')] };
  });
  [upper, lower] = [made.upper, made.lower];
  const [one, two, three] = await Promise.all(made.people.map((id) => world.actorOf(id)));
  if (one === undefined || two === undefined || three === undefined) throw new Error('nobody was appointed');
  [upperChair, lowerChair, contact] = [one, two, three];
});
afterAll(() => world.close());

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
}

const setCode = (code: string, more: { series?: 'document' | 'letter' | 'minutes'; usedUpTo?: number } = {}) =>
  world.call(endpoints.setSeries, lowerChair, { unionId: lower, series: 'document', code, ...more });
const take = (series: 'document' | 'letter' | 'reply' = 'document') => world.asSystem('job', (ctx) => takeDocumentNumber(ctx, { unionId: lower, series }));

describe('document numbers', () => {
  test('are refused until the union has said what its documents are called', async () => {
    expect(await refusal(take())).toBe('papers/series-unset');
    await setCode('西航工发');
    expect(await take()).toEqual({ number: 1, year: 2026, text: '西航工发〔2026〕1号' });
  });

  test('DN-1 run without gaps and never twice, though many ask at once and some give up', async () => {
    const before = (await take()).number;
    const asked = await Promise.allSettled(Array.from({ length: 24 }, (_, index) => world.asSystem('job', async (ctx) => {
      const taken = await takeDocumentNumber(ctx, { unionId: lower, series: 'document' });
      if (index % 3 === 0) throw new Error('the paper was not made after all');
      return taken.number;
    })));
    const numbers = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => before + 1 + index));
  });

  test('DN-1 the control: without the series\' lock the same crowd takes one number twice, and the table refuses it', async () => {
    const everybody = Promise.withResolvers<void>();
    let missing = 4;
    const outcomes = await Promise.allSettled(Array.from({ length: missing }, () => world.asSystem('job', async (ctx) => {
      const [row] = await ctx.tx<{ highest: number }[]>`select max(n.number) as highest from papers_number n where n.union_id = ${lower} and n.series = 'document'`;
      missing -= 1;
      if (missing === 0) everybody.resolve();
      await everybody.promise;
      await record(ctx, [numberTaken({ unionId: lower, series: 'document', code: '西航工发', year: 2026, number: (row?.highest ?? 0) + 1, subjectId: null })]);
    })));
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(3);
  });

  test('run apart for every series, and begin anew with the year in China', async () => {
    await setCode('西航工函', { series: 'letter', usedUpTo: 7 });
    expect((await take('letter')).text).toBe('西航工函〔2026〕8号');
    const before = world.clock.now();
    // 23:59 on the last day of the year, and two minutes later.
    world.clock.set(new Date('2026-12-31T15:59:00Z'));
    expect(await take('letter')).toMatchObject({ year: 2026, number: 9 });
    world.clock.advance(120_000);
    expect(await take('letter')).toEqual({ year: 2027, number: 1, text: '西航工函〔2027〕1号' });
    world.clock.set(before);
  });

  test('go on after those given out on paper, which can be said only before the first', async () => {
    expect(await refusal(setCode('西航工函', { series: 'letter', usedUpTo: 40 }))).toBe('papers/numbers-begun');
    expect(await refusal(setCode('西航工函', { series: 'letter' }))).toBe('none');
    const { series } = await world.call(endpoints.readSeries, lowerChair, { unionId: lower });
    expect(series.find((one) => one.series === 'letter')).toEqual({ series: 'letter', code: '西航工函', next: 10, isBegun: true, text: '西航工函〔2026〕10号' });
    expect(series.find((one) => one.series === 'reply')).toEqual({ series: 'reply', code: null, next: 1, isBegun: false, text: null });
  });

  test('a code belongs to one series, also after the series has got another', async () => {
    expect(await refusal(setCode('西航工发', { series: 'minutes' }))).toBe('papers/code-taken');
    await setCode('西航新函', { series: 'letter' });
    expect(await refusal(setCode('西航工函', { series: 'minutes' }))).toBe('papers/code-taken');
  });

  test('of withdrawn papers are void, once, and are not given out again', async () => {
    const { number, year, text } = await take();
    await world.call(endpoints.voidNumber, lowerChair, { unionId: lower, series: 'document', year, number });
    expect(await refusal(world.call(endpoints.voidNumber, lowerChair, { unionId: lower, series: 'document', year, number }))).toBe('papers/already-void');
    expect(await refusal(world.asSystem('job', (ctx) => voidDocumentNumber(ctx, { unionId: lower, series: 'document', year, number: 9999 })))).toBe('papers/number-unknown');
    expect((await take()).number).toBe(number + 1);
    const { numbers } = await world.call(endpoints.listNumbers, lowerChair, { unionId: lower, year, series: 'document' });
    expect(numbers.slice(0, 2).map((one) => [one.number, one.voidedAt !== null])).toEqual(expect.arrayContaining([[number + 1, false], [number, true]]));
    expect(numbers.find((one) => one.number === number)?.text).toBe(text);
  });

  test('are set by a chair and not by a contact person', async () => {
    expect(await refusal(world.call(endpoints.setSeries, contact, { unionId: lower, series: 'reply', code: '西航工批' }))).toBe('http/not-allowed');
    expect(await refusal(world.call(endpoints.setSeries, upperChair, { unionId: lower, series: 'reply', code: '西航工批' }))).toBe('http/not-found');
  });
});

const characters = chineseCharacters(3100);
const paper = (text: string): Paper => ({
  title: '纸', language: 'zh-CN', madeAt: new Date('2026-03-01T08:00:00Z'),
  pages: [[{ kind: 'row', runs: [{ face: 'title', text }], x: 20, y: 20, width: [...text].length * 22 * 25.4 / 72, align: 'left', size: 22, ink: '#000000' }]],
});

describe('the fonts of a union', () => {
  /** Uploads as a browser does, for somebody who is signed in as `actor`. */
  async function upload(actor: Actor, bytes: Buffer, name = '标宋.ttf'): Promise<{ status: number; body: Record<string, unknown> }> {
    const app = fastify({ logger: false });
    await app.register(fastifyCookie);
    app.setErrorHandler((error, _request, reply) => {
      const { status, body } = toErrorAnswer(error, 'r');
      return reply.status(status).send(body);
    });
    addFontUpload(app, { house: world.house, db: world.db, resolveActor: async () => actor });
    const answer = await app.inject({ method: 'POST', url: '/api/papers/font-uploads', payload: bytes, headers: { 'content-type': 'font/sfnt', 'x-file-name': encodeURIComponent(name) } });
    await app.close();
    return { status: answer.statusCode, body: answer.json() };
  }
  const choose = async (actor: Actor, unionId: UnionId, bytes: Buffer) => {
    const { body } = await upload(actor, bytes);
    return world.call(endpoints.useFont, actor, { unionId, role: 'title', uploadId: String(body['uploadId']), isLicensed: true });
  };
  const printed = async (unionId: UnionId, text: string): Promise<string> => {
    const bytes = await world.asSystem('job', (ctx) => printFor(ctx, unionId, paper(text)));
    const pdf = await readPdf(bytes);
    const fonts = [...new Set(Buffer.from(bytes).toString('latin1').match(/\/FontName \/\w+\+[\w-]+/g) ?? [])].map((one) => one.replace(/.*\+/, '')).sort();
    const words = await pdf.text(1);
    await pdf.close();
    return `${words} ${fonts.join(' ')}`;
  };

  test('UF-1 are uploaded by who may set them; what is no font or may not be embedded is refused in plain words', async () => {
    expect(await upload(contact, makeFont({ name: 'Song', characters }))).toMatchObject({ status: 403 });
    expect(await upload({ kind: 'anonymous' }, makeFont({ name: 'Song', characters }))).toMatchObject({ status: 401 });
    expect(await upload(lowerChair, Buffer.from('hello'))).toMatchObject({ status: 400, body: { code: 'papers/not-a-font' } });
    expect(await upload(lowerChair, makeFont({ name: 'Song', characters, rights: 2 }))).toMatchObject({ status: 403, body: { code: 'papers/font-restricted' } });
  });

  test('UF-2 an upload is its uploader\'s alone, and can be used once', async () => {
    const { body } = await upload(lowerChair, makeFont({ name: 'Song', characters }));
    const use = (actor: Actor, unionId: UnionId) => world.call(endpoints.useFont, actor, { unionId, role: 'body', uploadId: String(body['uploadId']), isLicensed: true });
    expect(await refusal(use(upperChair, upper))).toBe('papers/upload-gone');
    expect(await use(lowerChair, lower)).toEqual({ fontName: 'Song' });
    expect(await refusal(use(lowerChair, lower))).toBe('papers/upload-gone');
    await world.call(endpoints.removeFont, lowerChair, { unionId: lower, role: 'body' });
    expect(await refusal(world.call(endpoints.removeFont, lowerChair, { unionId: lower, role: 'body' }))).toBe('papers/font-not-set');
  });

  test('UF-3 set its papers: the own one, else the nearest above, else the shipped one; the shipped one helps out', async () => {
    await choose(upperChair, upper, makeFont({ name: 'UpperSong', characters }));
    expect(await printed(lower, '一丁')).toBe('一丁 UpperSong');
    await choose(lowerChair, lower, makeFont({ name: 'LowerSong', characters }));
    // 龙 lies behind the characters of the test's font, and no font has the last one.
    expect(await printed(lower, '一龙丁\u{1f600}')).toBe('一龙丁〓 LowerSong NotoSerifSC-Bold NotoSerifSC-Regular');
    const { fonts } = await world.call(endpoints.listFonts, lowerChair, { unionId: lower });
    expect(fonts[0]).toMatchObject({ role: 'title', own: { fontName: 'LowerSong', fileName: '标宋.ttf' }, above: { fontName: 'UpperSong' } });
    await world.call(endpoints.removeFont, lowerChair, { unionId: lower, role: 'title' });
    expect((await world.asSystem('job', (ctx) => fontsOf(ctx, lower))).map((one) => one.role)).toEqual(['title']);
    await world.call(endpoints.removeFont, upperChair, { unionId: upper, role: 'title' });
    expect(await printed(lower, '一丁')).toBe('一丁 NotoSerifSC-Bold');
  });

  test('UF-4 files that nothing uses any more go, with the choice or after a week', async () => {
    const count = async () => (await world.ownerDb.pool`select 1 from papers_font_file`).length;
    await choose(upperChair, upper, makeFont({ name: 'Another', characters }));
    expect(await count()).toBe(1);
    await upload(lowerChair, makeFont({ name: 'Waiting', characters }));
    expect(await count()).toBe(2);
    await world.asSystem('job', (ctx) => removeOldFontUploads(ctx.tx, shiftInstant(ctx.clock.now(), 1)));
    expect(await count()).toBe(1);
  });

  test('UF-5 a font that breaks when it is drawn costs a line in the log, and the paper comes in the shipped one', async () => {
    // Made behind the check's back: nobody gets such a file past it.
    await choose(upperChair, upper, makeFont({ name: 'Sound', characters }));
    await world.ownerDb.pool`update papers_font_file f set bytes = ${makeFont({ name: 'Broken', characters, tables: { cmap: Buffer.alloc(4, 255) } })}`;
    logged.length = 0;
    expect(await printed(lower, '一丁')).toBe('一丁 NotoSerifSC-Bold');
    expect(logged).toHaveLength(1);
  });

  test('the second wall: a person without office reads no choice, no number and nobody\'s file', async () => {
    const rows = await withReach(world.at, personalReach(contact), contact, async ({ tx }) => [
      await tx`select 1 from papers_font`, await tx`select 1 from papers_number`, await tx`select 1 from papers_series`, await tx`select 1 from papers_font_file`,
    ].map((one) => one.length));
    expect(rows).toEqual([0, 0, 0, 0]);
  });
});
