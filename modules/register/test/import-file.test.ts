import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/access/ctx.ts';
import { streamCsv } from '#platform/sheets/csv-stream.ts';
import { openDatabase } from '#platform/db/database.ts';
import { importFile, type ImportedSoFar } from '../use-cases/import-file.ts';
import { idNumberOf, openRegisterWorld, phoneOf, type RegisterWorld } from './register-world.ts';

let world: RegisterWorld;
beforeAll(async () => { world = await openRegisterWorld(); });
afterAll(async () => { await world.close(); });

const HEADER = '姓名,身份证号,手机号,工会小组';
const line = (number: number) => `职工${number},${idNumberOf(number)},${phoneOf(number)},一组`;
const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => line(from + index));

type Options = { readonly breaksAfter?: number; readonly transact?: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T> };
async function run(text: string, options: Options = {}) {
  const wrong: { line: number; reasons: readonly string[] }[] = [];
  let pieces = 0;
  const rows = async function* (): AsyncGenerator<Uint8Array> { yield await Promise.resolve(Buffer.from(text)); };
  const far = await importFile({
    transact: options.transact ?? ((work) => world.asSystem('job', work)), union: world.firm, fileName: '名册.csv',
    digest: createHash('sha256').update(text).digest('hex'), rows: streamCsv(rows()),
    onPiece: (_far, refused) => {
      wrong.push(...refused.map((row) => ({ line: row.line, reasons: row.problems.map(({ reason }) => reason) })));
      pieces += 1;
      if (pieces === options.breaksAfter) throw new Error('the power went');
    },
  });
  return { far, wrong };
}
const counts = ({ rows, added, known, wrong }: ImportedSoFar) => ({ rows, added, known, wrong });
const members = async () => (await world.ownerDb.pool<{ members: number }[]>`select count(*) as members from register_member r`)[0]?.members;

describe('a file of any length', () => {
  test('comes in whole: persons, homes and sealed records; the same file again adds nobody', async () => {
    const text = [HEADER, ...lines(1, 30)].join('\n');
    expect(counts((await run(text)).far)).toEqual({ rows: 30, added: 30, known: 0, wrong: 0 });
    expect(counts((await run(text)).far)).toEqual({ rows: 30, added: 0, known: 30, wrong: 0 });
    const [person] = await world.ownerDb.pool`
      select p.name, p.union_id, m.is_home, r.sensitive_sealed, r.details from orgs_person p join register_member r on r.person_id = p.id
      join orgs_membership m on m.person_id = p.id where p.name = '职工1'`;
    expect(person).toMatchObject({ name: '职工1', union_id: world.firm.id, is_home: true, details: { groupName: '一组', joinChannel: 'import', sex: expect.any(String) } });
    const dump = JSON.stringify(await world.ownerDb.pool`select j.body::text from journal_event j`) + JSON.stringify(await world.ownerDb.pool`select r::text from register_member r`);
    for (const secret of [idNumberOf(1), phoneOf(1), '职工1"']) expect(dump).not.toContain(secret);
  });

  test('broken off between two pieces it is whole up to there, and goes on from there', async () => {
    const before = await members() ?? 0;
    const text = [HEADER, ...lines(10_000, 1200)].join('\n');
    await expect(run(text, { breaksAfter: 1 })).rejects.toThrow('the power went');
    const half = (await members() ?? 0) - before;
    expect(half % 500 === 499 || half % 500 === 0).toBe(true);
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1200);
    expect(counts((await run(text)).far)).toEqual({ rows: 1200, added: 1200 - half, known: half, wrong: 0 });
    expect(await members()).toBe(before + 1200);
  });

  test('when the database drops the connection in the middle of a piece, nothing of that piece is there', async () => {
    const before = await members() ?? 0;
    const text = [HEADER, ...lines(20_000, 400)].join('\n');
    const dying = openDatabase(world.appUrl, { connections: 1, name: 'dying-import' });
    let isBegun = false;
    const transact = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => world.asSystem('job', async (ctx) => {
      const done = await work(ctx);
      // The second transaction is the piece: written, and killed before its commit.
      if (isBegun) await world.ownerDb.pool`select pg_terminate_backend(pid) from pg_stat_activity where pid = ${(await ctx.tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0}`;
      isBegun = true;
      return done;
    });
    await expect(run(text, { transact })).rejects.toThrow();
    await dying.close();
    expect(await members()).toBe(before);
    expect(counts((await run(text)).far)).toMatchObject({ added: 400, wrong: 0 });
  });

  test('two at once take every line once between them', async () => {
    const before = await members() ?? 0;
    const text = [HEADER, ...lines(30_000, 700)].join('\n');
    const both = await Promise.all([run(text), run(text)]);
    expect(both.reduce((sum, { far }) => sum + far.added, 0)).toBe(700);
    expect(await members()).toBe(before + 700);
  });

  test('rows that are wrong say why, the others come in, and corrected they come in from the same lines', async () => {
    await run([HEADER, line(40_000)].join('\n'));
    const text = [
      '安康市2026年会员名册,,,', '姓 名,公民身份号码,联系方式,所在工会', `张三,${idNumberOf(40_001)},${phoneOf(40_001)},裁剪车间工会`,
      `李四,${idNumberOf(40_002).slice(0, 17)}A,,`, `王五,${idNumberOf(40_001)},${phoneOf(40_003)},`, `赵六,${idNumberOf(40_004)},${phoneOf(40_001)},`,
      `钱七,,,`, `孙八,${idNumberOf(40_005)},029-8765432,`, `周九,110105491231002,,`, `吴十,${idNumberOf(40_006)},,火星工会`, `职工40000,${idNumberOf(40_000)},,`,
      `别人,${idNumberOf(40_000)},,`, `合计,9,,`,
    ].join('\r\n');
    const { far, wrong } = await run(text);
    expect(counts(far)).toEqual({ rows: 10, added: 1, known: 1, wrong: 8 });
    expect(wrong.map((row) => [row.line, row.reasons.join(' ').replaceAll('register.reason.', '')])).toEqual([
      [4, 'id-shape'], [5, 'twice-in-file'], [6, 'phone-twice'], [7, 'nothing-to-know-by'], [8, 'phone'], [9, 'id-fifteen'], [10, 'union-unknown'], [12, 'twice-in-file'],
    ]);
    const [at] = await world.ownerDb.pool`select u.name from orgs_person p join orgs_union u on u.id = p.union_id where p.name = '张三'`;
    expect(at?.['name']).toBe('裁剪车间工会');
  });

  test('somebody who is a member elsewhere is not taken away: that is a transfer', async () => {
    await importFile({
      transact: (work) => world.asSystem('job', work), union: world.elsewhere, fileName: 'b.csv', digest: 'b',
      rows: streamCsv((async function* () { yield await Promise.resolve(Buffer.from([HEADER, line(50_000)].join('\n'))); })()),
    });
    const { wrong } = await run([HEADER, line(50_000)].join('\n'));
    expect(wrong).toEqual([{ line: 2, reasons: ['register.reason.elsewhere'] }]);
  });
});
