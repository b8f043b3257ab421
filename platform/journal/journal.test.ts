import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { isSealedClass } from '#platform/contract/event.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { buildJournal, reapplyRows, record } from './journal.ts';

let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

describe('the one write path', () => {
  test('a name is sealed in the journal and plain in the table; a phone number is sealed in both', async () => {
    const personId = newId<'person'>(world.house);
    const unionId = newId<'union'>(world.house);
    await world.asSystem('setup', async (ctx) => {
      await foundUnion(ctx, undefined, { unionId, name: '陕西省总工会', kind: 'federation', isGenerated: false });
      await record(ctx, [personEntered({ personId, name: '王师傅', phone: '+8613900001111', unionId })]);
    });
    const [person] = await world.ownerDb.pool`select p.name, p.phone_sealed from orgs_person p where p.id = ${personId}`;
    expect(person?.['name']).toBe('王师傅');
    expect(String(person?.['phone_sealed'])).not.toContain('13900001111');
    const rows = await world.ownerDb.pool`select e.body::text as body from journal_event e`;
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('王师傅');
    expect(JSON.stringify(rows)).not.toContain('13900001111');
  });

  test('events stand in the journal in the order of the list, and all or none of them', async () => {
    const people = Array.from({ length: 6 }, () => newId<'person'>(world.house));
    await world.asSystem('setup', (ctx) => record(ctx, people.map((personId) => personEntered({ personId, name: '某人', unionId: null }))));
    const rows = await world.ownerDb.pool<{ id: string }[]>`select e.subject_id as id from journal_event e where e.subject_id = any(${people}::uuid[]) order by e.seq`;
    expect(rows.map((row) => row.id)).toEqual(people);
    const [fresh, known] = [newId<'person'>(world.house), people[0] ?? newId<'person'>(world.house)];
    await expect(world.asSystem('setup', (ctx) => record(ctx, [fresh, known].map((personId) => personEntered({ personId, name: '某人', unionId: null })))))
      .rejects.toMatchObject({ constraint_name: 'orgs_person_pkey' });
    expect(await world.ownerDb.pool`select 1 from journal_event e where e.subject_id = ${fresh}`).toHaveLength(0);
    expect(await world.ownerDb.pool`select 1 from crypto_key k where k.owner_id = ${fresh}`).toHaveLength(0);
  });

  test('a value that its field does not allow is journalled nowhere', async () => {
    const personId = newId<'person'>(world.house);
    await expect(world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: 'x'.repeat(81), unionId: null })]))).rejects.toThrow();
    expect(await world.ownerDb.pool`select 1 from journal_event e where e.subject_id = ${personId}`).toHaveLength(0);
  });

  test('two events of one type name fail the start; an unknown one stops a replay instead of being skipped', async () => {
    const [one] = world.house.journal.values();
    if (one === undefined) throw new Error('an empty journal');
    expect(() => buildJournal([one, one])).toThrow(TypeError);
    const unknown = { eventId: newId(world.house), type: 'gone.module', at: world.clock.now(), subjectId: newId(world.house), actor: {}, body: {} };
    await expect(world.asSystem('replay', (ctx) => reapplyRows(ctx.tx, world.house.journal, world.house.keyring, [unknown]))).rejects.toThrow('no event type gone.module');
  });

  test('every definition seals what it calls personal, under a field that it has', () => {
    for (const { definition } of world.house.journal.values()) {
      expect(Object.keys(definition.fields)).toContain(definition.subject);
      const sealed = Object.values(definition.fields).filter((field) => isSealedClass(field.class));
      if (sealed.length > 0) expect(Object.keys(definition.fields)).toContain(definition.sealedBy);
    }
  });
});
