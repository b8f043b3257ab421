import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { record } from './journal.ts';

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
});
