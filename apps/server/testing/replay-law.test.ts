import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { destroyKey } from '#platform/crypto/store/subject-keys.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { manifests } from '../manifests.ts';
import { historyRooms, playHistories } from './random-histories.ts';

const HISTORIES = 500 * scale;
/** Small databases: what a control changes is replayed in one of them. */
const PER_DATABASE = 50;
const RARE = 20;
const RARE_ROUNDS = 12;
const replayed = manifests.flatMap((one) => one.replayedTables);

type Played = { readonly world: TestWorld; readonly aside: Database; before: Tables; types: ReadonlySet<string> };
type Tables = ReadonlyMap<string, readonly string[]>;

const tally = new Map<string, number>();
const databases: Played[] = [];

/** Every row of every replayed table with all its columns, as text, in one order. */
async function tablesOf(owner: Database): Promise<Tables> {
  const tables = new Map<string, readonly string[]>();
  for (const table of replayed) {
    const rows = await owner.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${owner.pool(table)} t order by 1`;
    tables.set(table, rows.map((one) => one.row));
  }
  return tables;
}

async function typesOf({ ownerDb }: TestWorld): Promise<ReadonlySet<string>> {
  return new Set((await ownerDb.pool<{ type: string }[]>`select distinct e.type from journal_event e`).map(({ type }) => type));
}

/** Types of events that none of the databases has seen. */
async function missingTypes(worlds: readonly TestWorld[]): Promise<string[]> {
  const seen = new Set<string>();
  for (const world of worlds) (await typesOf(world)).forEach((type) => seen.add(type));
  return [...worlds[0]?.house.journal.keys() ?? []].filter((type) => !seen.has(type)).sort();
}

/** Rooms whose tables name nobody yet in the first database: a name is erased in each of them there. */
async function roomsWithoutNames(world: TestWorld): Promise<string[]> {
  const found = await Promise.all(NAMED.map(async ({ table, name }) => {
    const [row] = await world.ownerDb.pool`select 1 as found from ${world.ownerDb.pool(table)} where ${world.ownerDb.pool(name)} <> '' limit 1`;
    return row === undefined ? [table.split('_')[0] ?? ''] : [];
  }));
  return found.flat();
}

/** Some things happen once in three hundred histories: until everything has, more are played, in the rooms of what has not. */
async function playWhatIsRare(worlds: readonly TestWorld[]): Promise<void> {
  const world = worlds.at(-1);
  for (let round = 0; world !== undefined && round < RARE_ROUNDS; round += 1) {
    const lacking = [...(await missingTypes(worlds)).map((type) => type.split('.')[0] ?? ''), ...await roomsWithoutNames(world)];
    const rooms = new Set(lacking.map((id) => (id in historyRooms ? id : 'offices')));
    if (rooms.size === 0) return;
    await playHistories(world, { seed, first: HISTORIES + 1 + round * RARE, count: RARE, tally, favourites: [...rooms], length: 22 });
  }
}

beforeAll(async () => {
  const worlds: TestWorld[] = [];
  for (let first = 1; first <= HISTORIES; first += PER_DATABASE) {
    const world = await openTestWorld(manifests, { seed: first });
    const aside = openDatabase(world.appUrl, { connections: 2, name: 'replay-aside' });
    addTestPorts(world.house, aside);
    databases.push({ world, aside, before: new Map(), types: new Set() });
    worlds.push(world);
    await playHistories(world, { seed, first, count: Math.min(PER_DATABASE, HISTORIES - first + 1), tally });
  }
  await playWhatIsRare(worlds);
  for (const played of databases) {
    played.before = await tablesOf(played.world.ownerDb);
    played.types = await typesOf(played.world);
  }
}, 600_000 * scale);
afterAll(async () => {
  for (const { world, aside } of databases) {
    await aside.close();
    await world.close();
  }
});

/** An empty database with this one's journal and keys, changed by `change`, then replayed. */
async function replayOf({ world }: Played, change: (copy: TestWorld) => Promise<void> = async () => {}): Promise<Tables> {
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(world.db, copy.db, () => {});
    await change(copy);
    const events = await replay(copy.db, world.house.journal, world.house.keyring);
    const [count] = await copy.ownerDb.pool<{ events: number }[]>`select count(*) as events from journal_event`;
    expect(events).toBe(count?.events);
    return await tablesOf(copy.ownerDb);
  } finally {
    await copy.close();
  }
}

function differences(one: Tables, other: Tables): string[] {
  return replayed.flatMap((table) => {
    const [left, right] = [one.get(table) ?? [], other.get(table) ?? []];
    const [inLeft, inRight] = [new Set(left), new Set(right)];
    const [onlyLeft, onlyRight] = [left.filter((row) => !inRight.has(row)), right.filter((row) => !inLeft.has(row))];
    return [...onlyLeft.map((row) => `${table} lost ${row}`), ...onlyRight.map((row) => `${table} gained ${row}`)];
  });
}

/** Where tables show a person's name in the clear: column and owner. Sealed names of events lie in the journal alone. */
const NAMED = [
  { table: 'orgs_person', owner: 'id', name: 'name' }, { table: 'membership_join', owner: 'person_id', name: 'name' },
  { table: 'membership_transfer', owner: 'person_id', name: 'name' }, { table: 'membership_founding', owner: 'person_id', name: 'applicant_name' },
  { table: 'membership_founding_step', owner: 'chair_id', name: 'chair_name' }, { table: 'aid_dossier', owner: 'person_id', name: 'name' },
] as const;

type NamedRow = Readonly<Record<string, string | null>>;

const parsed = (row: string) => JSON.parse(row) as NamedRow;

/** A dozen people, and three of each kind that other tables name. Nobody whom the histories have forgotten already. */
function peopleOf(tables: Tables): ReadonlySet<string> {
  return new Set(NAMED.flatMap(({ table, owner, name }) => {
    const owners = (tables.get(table) ?? []).map(parsed).filter((row) => (row[name] ?? '') !== '').map((row) => row[owner] ?? '');
    return [...new Set(owners)].slice(0, table === 'orgs_person' ? 12 : 3);
  }));
}

/** The quickest to replay that `has` what a test needs. */
function smallest(has: (played: Played) => boolean): Played {
  const rows = ({ before }: Played) => [...before.values()].reduce((sum, some) => sum + some.length, 0);
  const [played] = databases.filter(has).toSorted((one, other) => rows(one) - rows(other));
  if (played === undefined) throw new Error('no database has it');
  return played;
}

describe('the replay law', () => {
  test(`an empty database, the journal and the keys give every row of ${HISTORIES} random histories again`, async () => {
    for (const played of databases) expect(differences(played.before, await replayOf(played)).slice(0, 6)).toEqual([]);
  });

  test('a destroyed key leaves what forgetting leaves: the name empty, everything else as it was', async () => {
    const played = smallest(({ before }) => NAMED.every(({ table, name }) => before.get(table)?.some((row) => (parsed(row)[name] ?? '') !== '')));
    const people = peopleOf(played.before);
    const after = await replayOf(played, async (copy) => { for (const id of people) await destroyKey(copy.db.pool, id); });
    // Forgetting erases the name in every table that shows one and destroys the key; sealed values stay, unreadable for ever.
    const forgotten = new Map(played.before);
    for (const { table, owner, name } of NAMED) {
      const rows = played.before.get(table) ?? [];
      const erased = rows.map((row) => {
        const known = parsed(row);
        return people.has(known[owner] ?? '') ? row.replace(`"${name}": ${JSON.stringify(known[name])}`, `"${name}": ""`) : row;
      });
      expect(erased.filter((row, index) => row !== rows[index]), `${table} has a name to erase`).not.toEqual([]);
      forgotten.set(table, erased.sort());
    }
    expect(differences(forgotten, after).slice(0, 6)).toEqual([]);
    expect(differences(played.before, after)).toEqual(differences(played.before, forgotten));
    // An elected chair is named before anybody enters them as a person.
    const entered = (played.before.get('orgs_person') ?? []).filter((row) => people.has(parsed(row)['id'] ?? '')).length;
    const nameless = (tables: Tables) => (tables.get('orgs_person') ?? []).filter((row) => row.includes('"name": ""')).length;
    expect(nameless(after)).toBe(nameless(played.before) + entered);
  });

  test('whom the histories forgot by the real command is nameless, before and after', () => {
    expect(databases.some(({ before }) => (before.get('crypto_forgotten')?.length ?? 0) > 0)).toBe(true);
    for (const { before } of databases) {
      const forgotten = (before.get('crypto_forgotten') ?? []).map((row) => (JSON.parse(row) as { owner_id: string }).owner_id);
      const rows = (before.get('orgs_person') ?? []).filter((row) => forgotten.some((id) => row.includes(`"id": "${id}"`)));
      for (const row of rows) expect(row).toContain('"name": ""');
      expect(rows).toHaveLength(forgotten.length);
      for (const { table, owner, name } of NAMED) {
        expect((before.get(table) ?? []).map(parsed).filter((row) => forgotten.includes(row[owner] ?? '') && (row[name] ?? '') !== ''), `${table} still names somebody`).toEqual([]);
      }
    }
  });

  test.each(['orgs.unionFounded', 'access.grantEnded', 'appeals.messageAdded', 'appeals.appealRated', 'calendar.yearFilled'])(
    'control: without its last %s the journal gives something else, or nothing', async (type) => {
      const played = smallest(({ types }) => types.has(type));
      const after = await replayOf(played, async (copy) => {
        const removed = await copy.ownerDb.pool`
          delete from journal_event e where e.seq = (select max(l.seq) from journal_event l where l.type = ${type}) returning e.seq`;
        expect(removed).toHaveLength(1);
      }).catch(() => undefined);
      if (after !== undefined) expect(differences(played.before, after)).not.toEqual([]);
    });

  test('the histories are worth replaying: every event type occurs, and endpoints both answer and refuse', async () => {
    expect(await missingTypes(databases.map(({ world }) => world))).toEqual([]);
    const words = [...tally.keys()];
    expect(words.filter((word) => word.endsWith('answered')).length).toBeGreaterThan(10);
    expect(words.filter((word) => word.includes('refused')).length).toBeGreaterThan(10);
    for (const table of replayed) expect(databases.some(({ before }) => (before.get(table)?.length ?? 0) > 0), table).toBe(true);
  });

  test('every module that has replayed tables or records events plays in the histories', () => {
    // The tables of access are written by orgs and offices, those of crypto by privacy, which play.
    const writing = manifests.filter((one) => one.replayedTables.length + one.appliers.length > 0 && one.id !== 'access' && one.id !== 'crypto').map((one) => one.id);
    expect(Object.keys(historyRooms).sort()).toEqual(writing.sort());
  });
});
