import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { insertAccessLog } from '#platform/access/store/log.ts';
import { destroyKey } from '#platform/crypto/store/subject-keys.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/journal/journal.ts';
import { drainTail, stepTail } from '#platform/journal/tail.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { beginIncarnation } from './begin-incarnation.ts';
import { removeWrittenOff, writeOffAccessLog } from './expire-access-log.ts';
import { toLogKey, toVerifierKey } from './log-key.ts';
import { readCheckpointNote, toCheckpointNote } from './notes/checkpoint-note.ts';
import { appendEntries, auditConsumer, drainAccess, makeCheckpoint, sequenceAccess } from './sequence.ts';
import { listJournalEntries } from './store/entries.ts';
import { markRestored } from './store/incarnations.ts';
import { countLeaves } from './store/leaves.ts';
import { compareCheckpoint, walkOn, WALK_START, type Fault, type Walk } from './verify.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  await write(300 * scale);
  await sequence();
});
afterAll(async () => { await world.close(); });

const TAIL = { 'app.system': 'tail' };

/** Entries of both logs, in small transactions. */
async function write(count: number): Promise<void> {
  for (let done = 0; done < count; done += 20) {
    await world.asSystem('setup', async (ctx) => {
      const people = Array.from({ length: 15 }, () => newId<'person'>(ctx));
      await record(ctx, people.map((personId) => personEntered({ personId, name: '某人', unionId: null, phone: '+8613900001111' })));
      for (const subjectId of people.slice(0, 5)) await logRefusal(ctx.tx, subjectId);
    });
  }
}

async function logRefusal(tx: Tx, subjectId: string): Promise<void> {
  await insertAccessLog(tx, {
    id: newId(world.house), at: world.clock.now(), actor: { kind: 'anonymous' }, endpoint: 'test.read', outcome: 'refused',
    subjectId, reason: '想看看', requestId: 'test',
  });
}

async function sequence(): Promise<void> {
  await drainTail(world.db, world.clock, auditConsumer);
  await drainAccess(world.db, world.clock);
}

const checkpoint = () => world.db.transact(TAIL, (tx) => makeCheckpoint(tx, world.house));

async function verify(tx: Tx): Promise<Walk> {
  let walk = WALK_START;
  while (!walk.isDone) walk = await walkOn(tx, world.house.keyring, walk, 128);
  return walk;
}
const verifyNow = () => world.db.transact(TAIL, verify);

/** What the verification says after an attack by somebody with every right over the database; the attack is undone. */
async function afterAttack(attack: (tx: Tx) => Promise<unknown>): Promise<{ readonly fault: Fault | undefined; readonly size: number }> {
  const undone = new Error('undone');
  let seen: Walk = WALK_START;
  await world.ownerDb.transact(TAIL, async (tx) => {
    await attack(tx);
    seen = await verify(tx);
    throw undone;
  }).catch((error: unknown) => { if (error !== undone) throw error; });
  return { fault: seen.fault, size: seen.edge.size };
}

type Leaf = { readonly position: number; readonly source: string; readonly id: string };
const leaves = () => world.ownerDb.pool<Leaf[]>`select l.position, l.source, l.entry_id as id from audit_leaf l order by l.position`;

describe('the tree', () => {
  test('holds every committed entry of both logs once, verifies, and its checkpoint too', async () => {
    const [counted] = await world.ownerDb.pool<{ logs: number; leaves: number }[]>`
      select (select count(*) from journal_event) + (select count(*) from access_log) as logs, (select count(*) from audit_leaf) as leaves`;
    expect(counted?.leaves).toBe(counted?.logs);
    expect(counted?.leaves).toBeGreaterThan(280);
    const made = await checkpoint();
    expect(made?.size).toBe(counted?.leaves);
    expect(await verifyNow()).toMatchObject({ isDone: true, fault: undefined, edge: { size: made?.size } });
    const key = toLogKey(world.house.keyring);
    expect(readCheckpointNote(key, made?.note.replaceAll('\n', '\r\n') ?? '')).toMatchObject({ kind: 'signed', head: { size: made?.size } });
    expect(toVerifierKey(key)).toMatch(/^zhijia-audit-[0-9a-f]{8}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}$/);
  });

  test('AU-1 any one entry altered, deleted, moved, doubled or put in between is named', async () => {
    const random = seededRandom(seed);
    const all = await leaves();
    await checkpoint();
    const attacks = {
      alterEntry: (tx: Tx, { source, id }: Leaf) => (source === 'journal'
        ? tx`update journal_event set body = body || '{"unionId": "another"}' where event_id = ${id}`
        : tx`update access_log set reason = 'another' where id = ${id}`),
      deleteEntry: (tx: Tx, { source, id }: Leaf) => (source === 'journal'
        ? tx`delete from journal_event where event_id = ${id}` : tx`delete from access_log where id = ${id}`),
      deleteBoth: async (tx: Tx, leaf: Leaf) => {
        await attacks.deleteEntry(tx, leaf);
        await tx`delete from audit_leaf where position = ${leaf.position}`;
      },
      alterLeaf: (tx: Tx, { position }: Leaf) => tx`update audit_leaf set hash = sha256(hash) where position = ${position}`,
      swap: async (tx: Tx, { position }: Leaf) => {
        const other = all.at(position - 1)?.position ?? 0;
        await tx`update audit_leaf set position = 1000000 where position = ${position}`;
        await tx`update audit_leaf set position = ${position} where position = ${other}`;
        await tx`update audit_leaf set position = ${other} where position = 1000000`;
      },
      double: async (tx: Tx, { position }: Leaf) => {
        await tx`alter table audit_leaf drop constraint audit_leaf_pkey, drop constraint audit_leaf_source_entry_id_key`;
        await tx`insert into audit_leaf select * from audit_leaf where position = ${position}`;
      },
    };
    for (let run = 0; run < 60 * scale; run += 1) {
      const leaf = all[randomBelow(random, all.length)] ?? { position: -1, source: '', id: '' };
      const names = Object.keys(attacks) as (keyof typeof attacks)[];
      const name = names[run % names.length] ?? 'swap';
      const { fault } = await afterAttack((tx) => attacks[name](tx, leaf));
      const other = all.at(leaf.position - 1)?.position ?? 0;
      const expected = name === 'swap' ? Math.min(leaf.position, other) : leaf.position;
      expect(fault, `${name} at ${leaf.position}`).toMatchObject({ position: expected });
    }
  });

  test('AU-1 an entry put among the old ones is named; control: what is only new is no fault', async () => {
    const id = newId(world.house);
    const { fault } = await afterAttack((tx) => tx`
      insert into journal_event (xid, event_id, type, subject_id, at, actor, body)
      select e.xid, ${id}, e.type, e.subject_id, e.at, e.actor, e.body from journal_event e order by e.seq limit 1`);
    expect(fault).toEqual({ kind: 'inserted', position: null, entryId: id });
    await write(20);
    expect((await verifyNow()).fault).toBeUndefined();
    await sequence();
  });

  test('AU-2 history written anew, hashes and all, and signed with the stolen key, differs from a checkpoint kept elsewhere', async () => {
    const kept = await checkpoint();
    const note = kept?.note ?? '';
    expect(await world.db.transact(TAIL, (tx) => compareCheckpoint(tx, world.house.keyring, note))).toMatchObject({ kind: 'same' });
    const undone = new Error('undone');
    await world.ownerDb.transact(TAIL, async (tx) => {
      await tx`update journal_event set subject_id = ${newId(world.house)} where seq = (select min(seq) from journal_event)`;
      await buildAnew(tx);
      // The forger's own house is in order …
      expect((await verify(tx)).fault).toBeUndefined();
      // … and the paper on the notice board says otherwise.
      expect(await compareCheckpoint(tx, world.house.keyring, note)).toMatchObject({ kind: 'rewritten', sizeThen: kept?.size });
      throw undone;
    }).catch((error: unknown) => { if (error !== undone) throw error; });
  });

  test('AU-6 an older copy of the database is told by any newer checkpoint', async () => {
    const older = await checkpoint();
    await write(20);
    await sequence();
    const newer = await checkpoint();
    const undone = new Error('undone');
    await world.ownerDb.transact(TAIL, async (tx) => {
      await tx`delete from audit_checkpoint where size > ${older?.size ?? 0}`;
      await tx`delete from audit_leaf where position >= ${older?.size ?? 0}`;
      expect(await compareCheckpoint(tx, world.house.keyring, newer?.note ?? '')).toEqual({ kind: 'rolled-back', size: older?.size, sizeThen: newer?.size });
      // Control: the older checkpoint fits the older copy.
      expect(await compareCheckpoint(tx, world.house.keyring, older?.note ?? '')).toMatchObject({ kind: 'same' });
      throw undone;
    }).catch((error: unknown) => { if (error !== undone) throw error; });
  });

  test('AU-6 a restored copy says so, signs as a run of its own, and neither run takes the other one\'s checkpoints for its own', async () => {
    const older = await checkpoint();
    await write(20);
    await sequence();
    const newer = await checkpoint();
    const undone = new Error('undone');
    let strange = '';
    await world.ownerDb.transact(TAIL, async (tx) => {
      const kept = older?.size ?? 0;
      await tx`delete from audit_checkpoint where size > ${kept}`;
      await tx`delete from audit_leaf where position >= ${kept}`;
      const mark = { id: newId(world.house), restoredAt: world.clock.now(), source: '20260309T010000Z' };
      expect(await markRestored(tx, mark)).toBe(true);
      await tx`insert into audit_incarnation (id, restored_at, source, kept_size, begun_at) select r.id, r.restored_at, r.source, r.kept_size, r.restored_at from audit_restoration r`;
      const compared = await compareCheckpoint(tx, world.house.keyring, newer?.note ?? '');
      expect(compared).toMatchObject({ kind: 'restored', sizeThen: newer?.size, restored: { source: mark.source, keptSize: kept, restoredAt: mark.restoredAt } });
      // Control: what both have in common still fits.
      expect(await compareCheckpoint(tx, world.house.keyring, older?.note ?? '')).toMatchObject({ kind: 'same' });
      // The restored run grows past the other one's size: another root under the same key, and still it is not called rewritten.
      const [events] = [await tx<{ seq: number }[]>`select e.seq from journal_event e order by e.seq desc limit 3`];
      await appendEntries(tx, (await listJournalEntries(tx, events.map((one) => one.seq))).slice(0, 1));
      strange = (await makeCheckpoint(tx, world.house))?.note ?? '';
      expect(strange.split('\n')[3]).toBe(`incarnation ${mark.id}`);
      expect(await compareCheckpoint(tx, world.house.keyring, strange)).toMatchObject({ kind: 'same' });
      throw undone;
    }).catch((error: unknown) => { if (error !== undone) throw error; });
    // The run that went on without a restore knows nothing of the other.
    expect(await world.db.transact(TAIL, (tx) => compareCheckpoint(tx, world.house.keyring, strange))).toMatchObject({ kind: 'forked' });
  });

  test('a mark is told once, in the journal and so in the tree, before a checkpoint is signed', async () => {
    const mark = { id: newId(world.house), restoredAt: world.clock.now(), source: '20260309T020000Z' };
    await world.ownerDb.transact({}, (tx) => markRestored(tx, mark));
    await Promise.all([1, 2].map(() => world.asSystem('job', beginIncarnation)));
    const [told] = await world.ownerDb.pool<{ events: number }[]>`
      select count(*) as events from journal_event e where e.type = 'audit.incarnationBegun' and e.subject_id = ${mark.id}`;
    expect(told?.events).toBe(1);
    await sequence();
    expect((await checkpoint())?.note).toContain(`incarnation ${mark.id}`);
    expect((await verifyNow()).fault).toBeUndefined();
  });

  test('a checkpoint of another tree, an unsigned one and a changed one are told apart', async () => {
    const made = await checkpoint();
    const note = made?.note ?? '';
    const key = toLogKey(world.house.keyring);
    expect(readCheckpointNote(key, note.replaceAll(key.origin, 'zhijia-audit-00000000')).kind).toBe('other-tree');
    expect(readCheckpointNote(key, note.replace(`\n${made?.size ?? 0}\n`, `\n${(made?.size ?? 0) - 1}\n`)).kind).toBe('not-signed');
    expect(readCheckpointNote(key, '').kind).toBe('unreadable');
    expect(readCheckpointNote(key, note.split('\n\n')[0] ?? '').kind).toBe('unreadable');
    const forged = toCheckpointNote({ ...key, sign: () => Buffer.alloc(64) }, { size: 1, root: Buffer.alloc(32) });
    expect(readCheckpointNote(key, forged).kind).toBe('not-signed');
  });
});

async function buildAnew(tx: Tx): Promise<void> {
  const entries = await tx<{ source: 'journal' | 'access'; id: string }[]>`select l.source, l.entry_id as id from audit_leaf l order by l.position`;
  const seqs = await tx<{ id: string; seq: number }[]>`select e.event_id as id, e.seq from journal_event e`;
  const journal = new Map((await listJournalEntries(tx, seqs.map((one) => one.seq))).map((one) => [one.id, one]));
  await tx`delete from audit_checkpoint`;
  const rows = await tx<{ id: string; text: string }[]>`
    select a.id, jsonb_build_array('zhijia-audit-v1'::text, 'access', a.seq, a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      a.actor, a.endpoint, a.outcome, a.subject_id, a.reason, a.request_id)::text as text from access_log a`;
  const access = new Map(rows.map((row) => [row.id, row.text]));
  await tx`delete from audit_leaf`;
  await appendEntries(tx, entries.map(({ source, id }) => journal.get(id) ?? { source, id, text: access.get(id) ?? '' }));
  await makeCheckpoint(tx, world.house);
}

describe('the sequencer', () => {
  test('AU-4 with sequencers that die or meet: no gap, no duplicate, no committed entry lost', async () => {
    const random = seededRandom(seed + 1);
    let isWriting = true;
    const dying = (tx: Tx) => { if (randomBelow(random, 3) === 0) throw new Error('died before its commit'); return tx; };
    const sequencers = [0, 1].flatMap(() => [
      async () => {
        while (isWriting) {
          await stepTail(world.db, world.clock, { ...auditConsumer, consume: async (tx, events) => {
            await auditConsumer.consume(tx, events);
            dying(tx);
          } }).catch(() => {});
        }
      },
      async () => {
        while (isWriting) await world.db.transact(TAIL, async (tx) => { await sequenceAccess(tx, world.clock); dying(tx); }).catch(() => {});
      },
    ]).map((run) => run());
    for (let round = 0; round < 6 * scale; round += 1) await Promise.all([write(20), write(20)]);
    isWriting = false;
    await Promise.all(sequencers);
    await sequence();
    const [counted] = await world.ownerDb.pool<{ logs: number; size: number; leaves: number }[]>`
      select (select count(*) from journal_event) + (select count(*) from access_log) as logs,
             (select count(*) from audit_leaf) as leaves, (select max(position) + 1 from audit_leaf) as size`;
    expect(counted?.leaves).toBe(counted?.logs);
    expect(counted?.size).toBe(counted?.leaves);
    expect((await verifyNow()).fault).toBeUndefined();
  });

  test('AU-5 a transaction that is rolled back leaves no leaf, a committed one always does', async () => {
    const before = await world.db.transact(TAIL, countLeaves);
    await world.asSystem('setup', async (ctx) => {
      await record(ctx, [personEntered({ personId: newId(ctx), name: '某人', unionId: null })]);
      await logRefusal(ctx.tx, newId(ctx));
      throw new Error('rolled back');
    }).catch(() => {});
    await sequence();
    expect(await world.db.transact(TAIL, countLeaves)).toBe(before);
    await write(20);
    await sequence();
    expect(await world.db.transact(TAIL, countLeaves)).toBe(before + 20);
  });

  test('AU-7 the server\'s role may change or remove nothing of either log or the tree', async () => {
    const rows = await world.ownerDb.pool`
      select g.table_name, g.privilege_type from information_schema.role_table_grants g
      where g.table_schema = 'zhijia' and g.grantee like 'zhijia_app_%' and g.privilege_type not in ('SELECT', 'INSERT')
        and g.table_name in ('journal_event', 'access_log', 'audit_leaf', 'audit_checkpoint', 'audit_verification', 'audit_expiry')`;
    expect(rows).toEqual([]);
    // Control: the question finds grants where there are some.
    const some = await world.ownerDb.pool`
      select 1 from information_schema.role_table_grants g where g.grantee like 'zhijia_app_%' and g.privilege_type = 'DELETE' and g.table_name = 'journal_tail'`;
    expect(some).toHaveLength(1);
  });

  test('AU-8 a forgotten person\'s events still verify, and what they sealed is unreadable', async () => {
    const [one] = await world.ownerDb.pool<{ owner: string }[]>`select k.owner_id as owner from crypto_key k limit 1`;
    await world.asSystem('job', (ctx) => destroyKey(ctx.tx, one?.owner ?? ''));
    expect(await world.ownerDb.pool`select 1 from crypto_key k where k.owner_id = ${one?.owner ?? ''}`).toHaveLength(0);
    expect((await verifyNow()).fault).toBeUndefined();
  });

  test('AU-8 entries whose time is over go, the tree stays whole; control: the first younger one is still missed', async () => {
    await sequence();
    const border = world.clock.now();
    world.clock.advance(60_000);
    await write(20);
    await sequence();
    const entries = async () => (await world.ownerDb.pool`select 1 from access_log`).length;
    const before = await entries();
    await world.asSystem('job', (ctx) => writeOffAccessLog(ctx, new Date(border.getTime() + 1)));
    await sequence();
    expect(await removeWrittenOff(world.ownerDb)).toBe(before - 5);
    expect(await entries()).toBe(5);
    expect((await verifyNow()).fault).toBeUndefined();
    const { fault } = await afterAttack((tx) => tx`delete from access_log`);
    expect(fault).toMatchObject({ kind: 'missing' });
    // Written off again, nothing more happens: the event is not repeated.
    const events = async () => (await world.ownerDb.pool`select 1 from audit_expiry`).length;
    await world.asSystem('job', (ctx) => writeOffAccessLog(ctx, new Date(border.getTime() + 1)));
    expect(await events()).toBe(1);
  });
});
