import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { manifests } from '#apps/server/manifests.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { findAppRole } from './app-role.ts';
import { findCatalogueFaults, REVIEWED_DEFINER_FUNCTIONS } from './catalogue.ts';
import { SCHEMA } from './database.ts';

let world: TestWorld;
let role: string;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  role = (await findAppRole(world.ownerDb.pool))?.name ?? '';
});
afterAll(async () => { await world.close(); });

const faults = () => findCatalogueFaults(world.db.pool);
const GUARDED = 'alter table zhijia.planted enable row level security; alter table zhijia.planted force row level security; ';
const POLICY = 'create policy planted_read on zhijia.planted using (false); ';

describe('AZ-7 the catalogue', () => {
  test('of the real house has no fault', async () => {
    expect(await faults()).toEqual([]);
  });

  test.each([
    ['row level security is off', 'planted', `create table zhijia.planted (id uuid primary key); ${POLICY}`],
    ['row level security is not forced', 'planted', `create table zhijia.planted (id uuid primary key); alter table zhijia.planted enable row level security; ${POLICY}`],
    ['it has no policy', 'planted', `create table zhijia.planted (id uuid primary key); ${GUARDED}`],
    ['it has no primary key', 'planted', `create table zhijia.planted (id uuid); ${GUARDED}${POLICY}`],
    ['the server role owns it', 'planted', `create table zhijia.planted (id uuid primary key); ${GUARDED}${POLICY} alter table zhijia.planted owner to {role};`],
    ['it has a trigger', 'planted', `create table zhijia.planted (id uuid primary key); ${GUARDED}${POLICY}
      create function zhijia.planted_step() returns trigger language plpgsql as 'begin return new; end';
      create trigger planted_trigger before insert on zhijia.planted for each row execute function zhijia.planted_step();`],
    ['it has no policy', 'planted', `create table zhijia.planted (id uuid primary key) partition by hash (id); ${GUARDED}`],
    ['a view runs with its owner\'s rights', 'planted', 'create view zhijia.planted as select * from zhijia.orgs_person;'],
    ['it can have no row level security', 'planted', 'create materialized view zhijia.planted as select * from zhijia.orgs_person;'],
    ['a function runs with its owner\'s rights outside the reviewed list', 'planted',
      'create function zhijia.planted() returns bigint language sql security definer as \'select count(*) from zhijia.orgs_person\';'],
  ])('names what is wrong: %s', async (fault, object, sql) => {
    // The owner commits each plant; the world has a database of its own, and the plant is taken out again.
    await world.ownerDb.pool.unsafe(sql.replaceAll('{role}', role));
    try {
      expect(await faults()).toContainEqual({ object, fault });
    } finally {
      await world.ownerDb.pool.unsafe(`do $$ begin
        drop table if exists zhijia.planted cascade; exception when wrong_object_type then null; end $$;
        do $$ begin drop view if exists zhijia.planted; exception when wrong_object_type then null; end $$;
        do $$ begin drop materialized view if exists zhijia.planted; exception when wrong_object_type then null; end $$;
        drop function if exists zhijia.planted(); drop function if exists zhijia.planted_step() cascade;`);
    }
    expect(await faults()).toEqual([]);
  });

  test('a view with its caller\'s rights is no fault', async () => {
    await world.ownerDb.pool.unsafe('create view zhijia.planted with (security_invoker = on) as select * from zhijia.orgs_person');
    expect(await faults()).toEqual([]);
    await world.ownerDb.pool.unsafe('drop view zhijia.planted');
  });

  test('a server role that may step over the walls is named', async () => {
    const name = `planted_${role.slice(-8)}`;
    await world.ownerDb.pool.unsafe(`create role ${name} login nosuperuser bypassrls password 'planted-password'`);
    const url = new URL(world.appUrl);
    url.username = name;
    url.password = 'planted-password';
    const sql = postgres(url.toString(), { max: 1, connection: { search_path: SCHEMA } });
    try {
      // -- the type of the house's own pool, with which it shares everything but the role
      const found = await findCatalogueFaults(sql as unknown as Parameters<typeof findCatalogueFaults>[0]);
      expect(found.map((one) => one.fault)).toContain('the server role is a superuser or may bypass row level security');
    } finally {
      await sql.end();
      await world.ownerDb.pool.unsafe(`drop role ${name}`);
    }
  });

  test('the reviewed list holds only functions that exist', async () => {
    const rows = await world.ownerDb.pool<{ name: string }[]>`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = ${SCHEMA} where p.prosecdef`;
    expect(rows.map((row) => row.name).sort()).toEqual([...REVIEWED_DEFINER_FUNCTIONS].sort());
  });
});

describe('the server role', () => {
  test('may do on every table only what its migration grants: nothing on the owner\'s own', async () => {
    for (const table of ['setup_secret', 'setup_migration']) {
      await expect(world.db.pool.unsafe(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test.each(['create table zhijia.mine (id int)', 'alter table orgs_person disable row level security', 'drop policy orgs_person_read on orgs_person',
    'truncate journal_event', 'set role postgres', 'update journal_event set type = \'x\'', 'delete from journal_event', 'delete from access_log',
    'update access_log set outcome = \'x\''])('AU-7 is refused: %s', async (statement) => {
    await expect(world.db.pool.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
