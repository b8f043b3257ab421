import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { makeSession, resolveActor } from '#platform/accounts/sessions.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { isDatabaseUnavailable } from '#platform/db/database.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { record } from '#platform/journal/journal.ts';
import { replay } from '#platform/journal/replay.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { personCorrected, personEntered } from '#platform/orgs/events.ts';
import { endpoints, errors } from '#platform/privacy/contract.ts';
import { forgettingAsked } from '#platform/privacy/events.ts';
import { GRACE } from '#platform/privacy/rules/grace.ts';
import { findOpenForgetting } from '#platform/privacy/store/forgettings.ts';
import { forgetPerson, type Forgot } from '#platform/privacy/use-cases/forget-person.ts';
import { unzipParts } from '#platform/sheets/unzip-parts.ts';
import { openTestWorld } from '#platform/testkit/test-world.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { openAppealsWorld, type AppealsWorld } from '#modules/appeals/test/appeals-world.ts';
import { foundingAsked, foundingWithdrawn, transferAsked, transferSettled } from '#modules/membership/events/definitions.ts';
import { endpoints as register } from '#modules/register/contract.ts';
import { consumers } from '../background.ts';
import { holdings, manifests } from '../manifests.ts';

const DAY = 86_400_000;
/** Planted words, long enough to be found by nothing but themselves. */
const PLANTED = {
  name: '司空丝雀注销姓名', phone: '13912345678', idNumber: '61000019900101001X', text: '这句诉求只有本人写过', answer: '这句答复只写给他一个人',
  applicant: '建会时填的经办人名', reason: '经办时写下的单独原因',
} as const;

let world: AppealsWorld;
let photoId: string;
beforeAll(async () => { world = await openAppealsWorld(); });
afterAll(async () => { await world.close(); });

const worker = () => world.as('worker');
const language = { language: 'zh-CN' } as const;
const own = async <Answer>(ask: (actor: Awaited<ReturnType<typeof worker>>) => Promise<Answer>) => ask(await worker());

/** A name and number, a case with a photo and an answer, requests that came to nothing, and a session. */
async function plantLife(): Promise<string> {
  const phone = orThrow(toPhoneNumber(PLANTED.phone));
  const [personId, unionId, today] = [world.worker, world.unions.factory, dateInChina(world.clock.now())];
  await world.asSystem('setup', (ctx) => record(ctx, [personCorrected({ personId, name: PLANTED.name, phone, phoneIndex: phoneIndex(ctx.keyring, phone) })]));
  const appealId = newId(world.house);
  photoId = await world.upload(appealId);
  await world.submit({ appealId, photos: [photoId], text: PLANTED.text, name: PLANTED.name, phone: PLANTED.phone }, await worker());
  const transfer = { transferId: newId<'transfer'>(world.house), personId, fromId: unionId, toId: world.unions.city };
  const founding = { foundingId: newId<'founding'>(world.house), personId };
  await world.asSystem('demo', (ctx) => record(ctx, [
    transferAsked({ ...transfer, outEndId: newId(ctx), inEndId: newId(ctx), name: PLANTED.name, dueOn: today, formerStanding: 'valid' }),
    transferSettled({ ...transfer, status: 'withdrawn', objectedBy: null, officerId: null, reason: PLANTED.reason }),
    foundingAsked({
      ...founding, unionId: world.unions.city, employer: '示例厂', employerKey: '示例厂', creditCode: null, address: '示例路', workers: 30, joiners: 3, kind: 'enterprise',
      proposedName: '示例厂工会', applicantName: PLANTED.applicant, photos: [], dueOn: today,
    }),
    foundingWithdrawn(founding),
  ]));
  await world.call(register.changeMember, await world.as('chair'), {
    personId, idType: 'other', idNumber: PLANTED.idNumber, details: { post: '缝纫工' }, personal: {},
  });
  return appealId;
}

const settle = async () => { for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer); };
const figures = () => world.ownerDb.pool`select f.metric, f.union_id, f.day, f.n from figures_day f where f.metric not like '%member%' order by 1, 2, 3`;

async function carryOut(): Promise<Forgot | 'nothing asked'> {
  return world.asSystem('job', async (ctx) => {
    const open = await findOpenForgetting(ctx.tx, world.worker);
    return open === undefined ? 'nothing asked' : forgetPerson(ctx, holdings, open.id);
  });
}

/** Every row of every table of the house as text: what a dump would hold. */
async function findPlanted(): Promise<string[]> {
  const { pool } = world.ownerDb;
  const tables = await pool<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'zhijia' where c.relkind = 'r'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await pool<{ row: string }[]>`select t::text as row from ${pool(name)} t`;
    for (const [kind, word] of Object.entries(PLANTED)) if (rows.some(({ row }) => row.includes(word))) found.push(`${kind} in ${name}`);
  }
  return found.sort();
}

describe('what my union holds on me, and who looked', () => {
  let appealId: string;
  beforeAll(async () => { appealId = await plantLife(); });

  test('everything is listed with why and for how long, masked until it is asked for in full', async () => {
    const { holdings: listed } = await own((actor) => world.recorder.call(endpoints.listHoldings, actor, language));
    const ids = listed.map((one) => one.holdingKey);
    for (const id of ['orgs.person', 'orgs.membership', 'appeals.case', 'register.record', 'membership.transfer', 'membership.founding']) expect(ids).toContain(id);
    for (const one of listed) for (const words of [one.title, one.why, one.kept]) expect(words).not.toMatch(/^privacy\./);
    const read = async (endpoint: typeof endpoints.readHolding | typeof endpoints.revealHolding, holdingKey: string) =>
      JSON.stringify(await own((actor) => world.recorder.call(endpoint, actor, { holdingKey, ...language })));
    const masked = await read(endpoints.readHolding, 'orgs.person');
    expect(masked).not.toContain(PLANTED.name);
    expect(masked).toContain('139****5678');
    expect(await read(endpoints.readHolding, 'appeals.case')).not.toContain(PLANTED.text);
    expect(await read(endpoints.revealHolding, 'appeals.case')).toContain(PLANTED.text);
    expect(await read(endpoints.revealHolding, 'register.record')).toContain(PLANTED.idNumber);
    for (const endpoint of [endpoints.readHolding, endpoints.revealHolding]) {
      await world.recorder.refused(endpoint, await worker(), { holdingKey: 'nothing.there', ...language }, errors['holding-unknown']);
    }
  });

  test('every look is told: by whom, in which office, when and why; others see nothing of it', async () => {
    await world.call(appeals.revealContact, await world.as('contact'), { appealId, reason: '电话联系' });
    await world.call(register.exportMembers, await world.as('chair'), { unionId: world.unions.factory, ...language });
    const { looks, keptDays } = await own((actor) => world.recorder.call(endpoints.listLooks, actor, language));
    expect(keptDays).toBeGreaterThan(180);
    expect(looks.filter((look) => look.reason === '电话联系')).toMatchObject([{ what: '查看了您诉求里的姓名和电话', who: expect.stringContaining('联系人'), isOwn: false }]);
    expect(looks.map((look) => look.what)).toContain('导出了工会的会员名单（已遮挡），其中可能有您');
    expect(looks.some((look) => look.isOwn)).toBe(true);
    const others = await world.call(endpoints.listLooks, await world.as('industry'), language);
    expect(others.looks.filter((look) => look.reason === '电话联系')).toEqual([]);
  });

  test('one archive holds all of it, readable and for machines, with the photos', async () => {
    const bytes = await own((actor) => world.recorder.call(endpoints.exportMine, actor, language));
    const unzipped = unzipParts(Buffer.from(bytes), () => true);
    if (!unzipped.ok) throw new Error(unzipped.reason);
    const text = (name: string) => unzipped.parts.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';
    for (const word of [PLANTED.name, PLANTED.phone, PLANTED.idNumber, PLANTED.text]) expect(text('我的资料.txt'), word).toContain(word);
    expect(JSON.parse(text('data.json'))).toMatchObject({ personId: world.worker });
    expect(unzipped.parts.filter(({ name }) => name.startsWith('appeals.case/')).map((part) => part.bytes.toString())).toEqual([`photo ${photoId}`]);
    const foreign = unzipParts(Buffer.from(await world.call(endpoints.exportMine, await world.as('industry'), language)), () => true);
    expect(foreign.ok && foreign.parts.every((part) => !part.bytes.includes(PLANTED.name))).toBe(true);
  });

  test('open matters stand in the way and are named; an office does too', async () => {
    const told = await own((actor) => world.recorder.call(endpoints.readForgetting, actor, language));
    expect(told.obstacles).toEqual([{ text: '您有1件诉求还没办结，请等办结，或者先撤回。', link: '/appeals' }]);
    const request = { requestId: newId(world.house) };
    expect(await world.recorder.refused(endpoints.askForgetting, await worker(), request, errors['in-the-way'])).toEqual({ count: 1 });
    const chair = { personId: world.officers.chair, requestId: newId(world.house), reason: '本人到场' };
    await world.recorder.refused(endpoints.askForgettingFor, await world.as('chair'), chair, errors['in-the-way']);
    const contact = await world.as('contact');
    await world.call(appeals.acceptAppeal, contact, { appealId });
    await world.call(appeals.closeAppeal, contact, { appealId, result: PLANTED.answer });
  });

  test('it can be taken back until the day, by the person or at the counter, and asked for once at a time', async () => {
    const ask = async () => world.recorder.call(endpoints.askForgetting, await worker(), { requestId: newId(world.house) });
    await ask();
    await world.recorder.refused(endpoints.askForgetting, await worker(), { requestId: newId(world.house) }, errors['already-asked']);
    world.clock.advance((GRACE.usual - 1) * DAY);
    expect(await carryOut()).toBe('not-now');
    await world.recorder.call(endpoints.withdrawForgetting, await worker(), {});
    await world.recorder.refused(endpoints.withdrawForgetting, await worker(), {}, errors['not-asked']);
    const [chair, personId] = [await world.as('chair'), world.worker];
    const atCounter = () => ({ personId, requestId: newId(world.house), reason: PLANTED.reason });
    await world.recorder.call(endpoints.askForgettingFor, chair, atCounter());
    await world.recorder.refused(endpoints.askForgettingFor, chair, atCounter(), errors['already-asked']);
    expect(await world.recorder.call(endpoints.readForgettingOf, chair, { personId, ...language })).toMatchObject({ name: PLANTED.name, request: { isByOfficer: true } });
    await world.recorder.call(endpoints.withdrawForgettingFor, chair, { personId });
    await world.recorder.refused(endpoints.withdrawForgettingFor, chair, { personId }, errors['not-asked']);
    world.clock.advance(2 * GRACE.usual * DAY);
    expect(await carryOut()).toBe('nothing asked');
    await ask();
  });

  test('a matter that was opened meanwhile holds it up until it is closed', async () => {
    world.clock.advance((GRACE.usual + 1) * DAY);
    const later = await world.submit({}, await worker());
    expect(await carryOut()).toBe('in-the-way');
    await world.call(appeals.withdrawAppeal, await worker(), { appealId: later.appealId });
  });

  test('control: until then every planted word that tables show in the clear is found', async () => {
    expect(await findPlanted()).toEqual(['applicant in membership_founding', 'name in membership_transfer', 'name in orgs_person']);
  });

  test('forgotten: found in no table, signed in nowhere, the key gone for good, the figures as they were', async () => {
    const { token } = await world.asSystem('job', (ctx) => makeSession(ctx, { kind: 'member', personId: world.worker, caseId: null }));
    await settle();
    const before = await figures();
    expect(before.length).toBeGreaterThan(0);
    expect(await carryOut()).toBe('forgotten');
    await settle();
    expect(await findPlanted()).toEqual([]);
    expect(await figures()).toEqual(before);
    expect(await resolveActor(world.db.pool, token, world.clock.now())).toEqual({ kind: 'anonymous' });
    expect((await loadKeys(world.db.pool, world.house.keyring, [world.worker])).size).toBe(0);
    const left = await world.ownerDb.pool<{ table: string; rows: number }[]>`
      select 'photo' as table, count(*) as rows from files_photo f where f.owner_id = ${appealId}
      union all select 'session', count(*) from accounts_session s where s.person_id = ${world.worker}
      union all select 'notice', count(*) from notices_notice n where n.person_id = ${world.worker} and n.made_at < ${world.clock.now()}
      union all select 'membership', count(*) from orgs_membership m where m.person_id = ${world.worker} and m.ended_on is null
      union all select 'number', count(*) from orgs_person p where p.id = ${world.worker} and (p.phone_index is not null or p.name <> '')`;
    expect(left.filter(({ rows }) => rows > 0)).toEqual([]);
    expect(await carryOut()).toBe('nothing asked');
  });

  test('whoever handled the case still reads that there was one, and no word of it', async () => {
    const read = await world.call(appeals.readAppeal, await world.as('contact'), { appealId });
    expect(read).toMatchObject({ status: 'closed', photos: [] });
    expect(JSON.stringify(read)).not.toMatch(new RegExp(`${PLANTED.name}|${PLANTED.text}|${PLANTED.answer}`));
  });

  test('nobody is given a key again: what is still done about them is refused as if they were not there', async () => {
    const again = world.asSystem('setup', (ctx) => record(ctx, [personCorrected({ personId: world.worker, name: PLANTED.name })]));
    await expect(again).rejects.toThrow('http/not-found');
    expect(await findPlanted()).toEqual([]);
  });

  test('whoever is renamed at the same moment keeps no name: either it was written before, or it is refused', async () => {
    const people = Array.from({ length: 8 }, () => newId<'person'>(world.house));
    await world.asSystem('setup', (ctx) => record(ctx, people.flatMap((personId) => [
      personEntered({ personId, name: '要走的人', unionId: world.unions.factory }),
      forgettingAsked({ requestId: newId(ctx), personId, askedBy: null, dueAt: ctx.clock.now().toISOString() }),
    ])));
    // Forgetting gives up where it would have to wait for long, and comes again; so does a writer who met it in a ring.
    const untilDone = async (work: () => Promise<unknown>): Promise<unknown> =>
      work().catch((error: unknown) => {
        if (isDatabaseUnavailable(error)) return untilDone(work);
        if (!(error instanceof AppError)) throw error;
        return error.code;
      });
    await Promise.all(people.flatMap((personId) => [
      ...[1, 2, 3].map((turn) => untilDone(() => world.asSystem('setup', (ctx) => record(ctx, [personCorrected({ personId, name: `改名${turn}` })])))),
      untilDone(() => world.asSystem('job', async (ctx) => {
        const open = await findOpenForgetting(ctx.tx, personId);
        return open === undefined ? 'nothing asked' : forgetPerson(ctx, holdings, open.id);
      })),
    ]));
    const named = await world.ownerDb.pool<{ name: string }[]>`select p.name from orgs_person p where p.id = any(${people}::uuid[]) and p.name <> ''`;
    expect(named).toEqual([]);
    const [forgotten] = await world.ownerDb.pool<{ count: number }[]>`select count(*) as count from crypto_forgotten f where f.owner_id = any(${people}::uuid[])`;
    expect(forgotten?.count).toBe(people.length);
  });

  test('the journal gives the same tables again, row for row', async () => {
    const copy = await openTestWorld(manifests);
    try {
      await copyJournal(world.db, copy.db, () => {});
      await replay(copy.db, world.house.journal, world.house.keyring);
      const rowsOf = async (owner: typeof copy.ownerDb, table: string) =>
        (await owner.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${owner.pool(table)} t order by 1`).map(({ row }) => row);
      for (const table of manifests.flatMap((one) => one.replayedTables)) expect(await rowsOf(copy.ownerDb, table), table).toEqual(await rowsOf(world.ownerDb, table));
    } finally {
      await copy.close();
    }
  });

  test('every endpoint of the room answered once, and gave each refusal that it declares', () => {
    expect(world.recorder.missing(endpoints)).toEqual([]);
  });
});

test('every table with a row about somebody is named by a holding, and every holding names tables that are there', async () => {
  const columns = await world.ownerDb.pool<{ table: string; column: string }[]>`
    select c.table_name::text as table, c.column_name::text as column from information_schema.columns c
    where c.table_schema = 'zhijia' and c.udt_name in ('uuid', '_uuid')
      and (c.column_name in ('person_id', 'owner_id', 'officer_id', 'contact_id', 'key_id') or c.column_name like '%\\_by' or c.column_name like 'concerned%')`;
  const named = new Set(holdings.flatMap((one) => one.tables));
  expect([...new Set(columns.map(({ table }) => table))].filter((table) => !named.has(table))).toEqual([]);
  const tables = await world.ownerDb.pool<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'zhijia' where c.relkind = 'r'`;
  expect([...named].filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
});
