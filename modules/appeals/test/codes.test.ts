import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { readPdf, type ReadPdf } from '#platform/papers/test/read-pdf.ts';
import { endpoints, errors } from '../contract.ts';
import { CODE_LIMITS, codeEndpoints } from '../contract/codes.ts';
import { NOBODY, openAppealsWorld, submission, type AppealsWorld } from './appeals-world.ts';

let world: AppealsWorld;
beforeAll(async () => {
  world = await openAppealsWorld();
  Object.assign(world.house.ports, { press: createPress(world.house) });
});
afterAll(async () => { await world.close(); });

const { call, refused } = {
  call: ((...parts: Parameters<AppealsWorld['recorder']['call']>) => world.recorder.call(...parts)) as AppealsWorld['recorder']['call'], // -- the world opens later
  refused: ((...parts: Parameters<AppealsWorld['recorder']['refused']>) => world.recorder.refused(...parts)) as AppealsWorld['recorder']['refused'], // -- see above
};
const id = () => newId(world.house);
const tokenOf = ({ link }: { readonly link: string }): string => link.split('/').at(-1) ?? '';
/** What the phone shows; the challenge is of the scanned code itself and another matter. */
async function readsAs(code: string) {
  const { challenge: _, ...shown } = await call(endpoints.readCode, NOBODY, { code });
  return shown;
}

/** Codes at the factory, made by its chair. */
async function make(places: readonly string[], more: { topic?: 'aid' | 'suggestion' } = {}) {
  return (await call(endpoints.makeCodes, await world.as('chair'), {
    unionId: world.unions.factory, contactGrantId: world.contactGrant, places: [...places], ...more,
  })).codes;
}
async function makeOne(place: string, more: { topic?: 'aid' | 'suggestion' } = {}) {
  const [code] = await make([place], more);
  if (code === undefined) throw new Error('no code was made');
  return code;
}
async function listed(codeId: string) {
  const { codes } = await call(endpoints.listCodes, await world.as('chair'), { unionId: world.unions.factory });
  return codes.find((one) => one.codeId === codeId);
}
async function printed<Value>(numbers: readonly number[], perSheet: 1 | 4 | 8, look: (pdf: ReadPdf) => Promise<Value>): Promise<Value> {
  const pdf = await readPdf(await call(endpoints.printCodes, await world.as('chair'), { numbers: [...numbers], perSheet }));
  try {
    return await look(pdf);
  } finally {
    await pdf.close();
  }
}

describe('making codes', () => {
  test('for many places at once gives each its own code and the next number', async () => {
    const places = Array.from({ length: CODE_LIMITS.places }, (_, index) => `${index + 1}号车间`);
    const made = await make(places);
    const [first = 0] = made.map((one) => one.number);
    expect(made.map((one) => one.number)).toEqual(places.map((_, index) => first + index));
    expect(new Set(made.map(tokenOf)).size).toBe(places.length);
    expect(await listed(made[199]?.codeId ?? '')).toMatchObject({ place: '200号车间', isContactInOffice: true, isRetired: false, topic: null });
    const chair = await world.as('chair');
    const input = { unionId: world.unions.factory, contactGrantId: world.contactGrant };
    await refused(endpoints.makeCodes, chair, { ...input, places: [...places, '多一个'] }, generalErrors['invalid-input']);
    await refused(endpoints.makeCodes, chair, { ...input, places: [] }, generalErrors['invalid-input']);
    await refused(endpoints.makeCodes, chair, { ...input, contactGrantId: id(), places: ['食堂'] }, errors['contact-unfit']);
    await refused(endpoints.makeCode, chair, { ...input, contactGrantId: id(), place: '食堂' }, errors['contact-unfit']);
  });

  test('by two officers at once gives no number twice', async () => {
    const batches = await Promise.all(Array.from({ length: 4 }, (_, index) => make([`甲${index}`, `乙${index}`, `丙${index}`])));
    const numbers = batches.flat().map((one) => one.number);
    expect(new Set(numbers).size).toBe(12);
    for (const batch of batches) expect(batch.map((one) => one.number)).toEqual([0, 1, 2].map((more) => (batch[0]?.number ?? 0) + more));
  });

  test('for a topic tells the phone which one to choose beforehand', async () => {
    expect(await readsAs(tokenOf(await makeOne('意见箱', { topic: 'suggestion' })))).toMatchObject({ topic: 'suggestion', retired: null });
    const one = await call(endpoints.makeCode, await world.as('chair'), {
      unionId: world.unions.factory, contactGrantId: world.contactGrant, place: '门口', topic: 'aid',
    });
    expect(await readsAs(tokenOf(one))).toMatchObject({ topic: 'aid', place: '门口' });
  });

  test('QR-1 puts nothing into the code but an id and a signature', async () => {
    const { codeId, link } = await makeOne('缝制车间');
    const token = tokenOf({ link });
    expect(link).toBe(`${world.house.publicUrl}/s/${token}`);
    expect(Buffer.from(token.slice(0, 22), 'base64url').toString('hex')).toBe(codeId.replaceAll('-', ''));
    expect(token).toHaveLength(108);
  });
});

test('making and replacing codes of one union at once never waits in a circle', async () => {
  const chair = await world.as('chair');
  const olds = await make(['一', '二', '三', '四']);
  const outcomes = await Promise.allSettled(olds.flatMap((old, index) => [
    make([`新${index}`]), call(endpoints.replaceCode, chair, { unionId: world.unions.factory, codeId: old.codeId }),
    call(endpoints.retireCode, chair, { codeId: old.codeId }),
  ]));
  // Of replacing and retiring the same code the second is refused; nothing else fails.
  expect(outcomes.filter((one) => one.status === 'rejected').map((one) => String(one.reason))).toEqual(olds.map(() => expect.stringContaining(errors['code-retired'].code)));
});

describe('printing codes', () => {
  test('puts union, contact person, place, number and a sentence under each code, and the code can be scanned', async () => {
    const made = await makeOne('二号楼食堂', { topic: 'suggestion' });
    await printed([made.number], 1, async (pdf) => {
      expect([pdf.pages, pdf.title]).toEqual([1, '诉求二维码']);
      const text = await pdf.text(1);
      for (const words of ['毛绒玩具厂工会', '毛绒玩具厂工会contact-person', '二号楼食堂', `编号 ${made.number}`, '写下您的事', '意见建议']) expect(text).toContain(words);
      expect(await pdf.scan(1, { x: 42, y: 66, size: 126 })).toBe(made.link);
    });
  });

  test.each([[4, 3], [8, 2]] as const)('puts %i on a sheet', async (perSheet, sheets) => {
    const made = await make(Array.from({ length: 12 }, (_, index) => `第${index + 1}工段`));
    const numbers = made.map((one) => one.number);
    await printed(numbers, perSheet, async (pdf) => {
      expect(pdf.pages).toBe(sheets);
      const texts: string[] = [];
      for (let page = 1; page <= sheets; page += 1) texts.push(await pdf.text(page));
      for (const [index, number] of numbers.entries()) {
        const page = texts[Math.floor(index / perSheet)] ?? '';
        expect(page).toContain(`第${index + 1}工段`);
        expect(page).toContain(`编号 ${number}`);
      }
      // The second of the sheet stands to the right of the first.
      const part = perSheet === 4 ? { x: 105 + 21, y: 33, size: 63 } : { x: 105 + 3, y: 8.5, size: 57 };
      expect(await pdf.scan(1, part)).toBe(made[1]?.link);
    });
  });

  test('refuses a retired code, and knows none of another union', async () => {
    const [kept, retired] = await make(['甲', '乙']);
    if (kept === undefined || retired === undefined) throw new Error('two codes were asked for');
    const chair = await world.as('chair');
    await call(endpoints.retireCode, chair, { codeId: retired.codeId });
    await refused(endpoints.printCodes, chair, { numbers: [kept.number, retired.number], perSheet: 4 }, errors['code-retired']);
    await refused(endpoints.printCodes, chair, { numbers: [kept.number, 2_000_000], perSheet: 4 }, errors['code-unknown']);
    const cityCode = await call(endpoints.makeCode, await world.as('city'), { unionId: world.unions.city, contactGrantId: await cityGrant(), place: '服务大厅' });
    await refused(endpoints.printCodes, chair, { numbers: [cityCode.number], perSheet: 1 }, errors['code-unknown']);
    await refused(endpoints.printCodes, NOBODY, { numbers: [kept.number], perSheet: 1 }, generalErrors['not-signed-in']);
  });
});

describe('a code that hangs no longer', () => {
  test('QR-3 replaced, says so and leads to the newest in its place; what was begun arrives there', async () => {
    const old = await makeOne('缝制车间', { topic: 'aid' });
    const chair = await world.as('chair');
    const next = await call(endpoints.replaceCode, chair, { unionId: world.unions.factory, codeId: old.codeId });
    expect(next.number).toBeGreaterThan(old.number);
    expect(await listed(old.codeId)).toMatchObject({ isRetired: true, replacedByNumber: next.number });
    const last = await call(endpoints.replaceCode, chair, { unionId: world.unions.factory, codeId: next.codeId, contactGrantId: world.contactGrant });
    expect(await readsAs(tokenOf(old))).toEqual({ ...await readsAs(tokenOf(last)), retired: { unionName: '毛绒玩具厂工会', place: '缝制车间', isReplaced: true } });
    expect(await readsAs(tokenOf(last))).toMatchObject({ topic: 'aid', place: '缝制车间', retired: null });
    const sent = await world.submit({ code: tokenOf(old), unionId: world.unions.factory });
    expect(await call(endpoints.readAppeal, chair, { appealId: sent.appealId })).toMatchObject({ unionId: world.unions.factory, place: '缝制车间' });
    expect(await listed(last.codeId)).toMatchObject({ appeals: 1 });
    await refused(endpoints.replaceCode, chair, { unionId: world.unions.factory, codeId: old.codeId }, errors['code-retired']);
    await refused(endpoints.replaceCode, chair, { unionId: world.unions.factory, codeId: last.codeId, contactGrantId: id() }, errors['contact-unfit']);
    await refused(endpoints.replaceCode, await world.as('city'), { unionId: world.unions.city, codeId: last.codeId }, generalErrors['not-found']);
    await call(endpoints.retireCode, chair, { codeId: last.codeId });
    expect(await readsAs(tokenOf(old))).toMatchObject({ unionName: '安康市总工会', contactName: null, retired: { isReplaced: false } });
  });

  test('retired, offers the union above; words go there only when the writer was shown that union', async () => {
    const { codeId, link } = await makeOne('旧仓库');
    const code = tokenOf({ link });
    const chair = await world.as('chair');
    await call(endpoints.retireCode, chair, { codeId });
    await refused(endpoints.retireCode, chair, { codeId }, errors['code-retired']);
    expect(await readsAs(code)).toEqual({
      unionId: world.unions.city, unionName: '安康市总工会', localUnionName: null, contactName: null, place: '旧仓库', topic: null,
      retired: { unionName: '毛绒玩具厂工会', place: '旧仓库', isReplaced: false },
    });
    await refused(endpoints.submitAppeal, NOBODY, submission(code, { appealId: id() }), errors['code-retired']);
    await refused(endpoints.submitAppeal, NOBODY, submission(code, { appealId: id(), unionId: world.unions.factory }), errors['code-retired']);
    const sent = await world.submit({ code, unionId: world.unions.city });
    await refused(endpoints.readAppeal, chair, { appealId: sent.appealId }, generalErrors['not-found']);
    expect(await call(endpoints.readAppeal, await world.as('city'), { appealId: sent.appealId })).toMatchObject({ unionId: world.unions.city });
  });

  test('of the topmost union has nobody above, and says only that it is retired', async () => {
    const city = await world.as('city');
    const { codeId, link } = await call(endpoints.makeCode, city, { unionId: world.unions.city, contactGrantId: await cityGrant(), place: '窗口' });
    await call(endpoints.retireCode, city, { codeId });
    await refused(endpoints.readCode, NOBODY, { code: tokenOf({ link }) }, errors['code-retired']);
  });

  test('forged, is unknown; the union can be named instead, if it has a code at all', async () => {
    await refused(endpoints.readCode, NOBODY, { code: 'x'.repeat(108) }, errors['code-unknown']);
    const forged = `${world.code.slice(0, -1)}${world.code.endsWith('A') ? 'B' : 'A'}`;
    await refused(endpoints.readCode, NOBODY, { code: forged }, errors['code-unknown']);
    await refused(endpoints.submitAppeal, NOBODY, submission(forged, { appealId: id(), unionId: world.unions.factory }), errors['code-unknown']);
    const { unions } = await call(endpoints.findUnionCodes, NOBODY, { words: '毛绒玩具' });
    expect(unions.map((one) => one.unionName)).toEqual(['毛绒玩具厂工会']);
    expect(await readsAs(unions[0]?.code ?? '')).toMatchObject({ unionName: '毛绒玩具厂工会', topic: null, retired: null });
    expect(await call(endpoints.findUnionCodes, NOBODY, { words: '纺织行业' })).toEqual({ unions: [] });
    await refused(endpoints.findUnionCodes, NOBODY, { words: '工会' }, generalErrors['invalid-input']);
    // Its words are compared, not interpreted.
    expect(await call(endpoints.findUnionCodes, NOBODY, { words: '%%%%' })).toEqual({ unions: [] });
  });
});

async function cityGrant(): Promise<string> {
  return world.asSystem('setup', async ({ tx }) => {
    const [row] = await tx<{ id: string }[]>`select g.id from access_grant g where g.person_id = ${world.officers.city}`;
    return row?.id ?? '';
  });
}

test('every endpoint of codes answered once and gave every refusal that it declares', () => {
  expect(world.recorder.missing({ ...codeEndpoints, readCode: endpoints.readCode })).toEqual([]);
});
