import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { checkCharacter } from '#platform/forms/id-number.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';

/** A firm's union with a workshop below it, and another union elsewhere; each with an administrator. */
export type RegisterWorld = TestWorld & { readonly firm: UnionRow; readonly workshop: UnionRow; readonly elsewhere: UnionRow; readonly officers: Officers };
type Officers = Readonly<Record<'firm' | 'elsewhere', Actor>>;

export async function openRegisterWorld(): Promise<RegisterWorld> {
  const world = await openTestWorld(manifests);
  const root = await found(world, undefined, '陕西省总工会');
  const [firm, elsewhere] = [await found(world, root, '恒口制衣厂工会'), await found(world, root, '安康运输公司工会')];
  const workshop = await found(world, firm, '裁剪车间工会');
  const officers = { firm: await appointAt(world, firm), elsewhere: await appointAt(world, elsewhere) };
  return { ...world, firm: await unionOf(world, firm.id), workshop, elsewhere, officers };
}

export async function unionOf(world: TestWorld, id: string): Promise<UnionRow> {
  const row = await world.asSystem('setup', ({ tx }) => findUnion(tx, id));
  if (row === undefined) throw new Error('no union');
  return row;
}

async function found(world: TestWorld, parent: UnionRow | undefined, name: string): Promise<UnionRow> {
  const unionId = newId<'union'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    const above = parent === undefined ? undefined : await findUnion(ctx.tx, parent.id);
    await foundUnion(ctx, above, { unionId, name, kind: parent === undefined ? 'federation' : 'enterprise', isGenerated: false });
  });
  return unionOf(world, unionId);
}

async function appointAt(world: TestWorld, union: UnionRow): Promise<Actor> {
  return seat(world, union, 'administrator');
}

/** The second person of a union of 1+1. */
export async function appointChair(world: TestWorld, union: UnionRow): Promise<Actor> {
  return seat(world, union, 'chair');
}

async function seat(world: TestWorld, union: UnionRow, role: 'chair' | 'administrator'): Promise<Actor> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    await record(ctx, [personEntered({ personId, name: `${union.name}${role === 'chair' ? '主席' : '管理员'}`, unionId: union.id })]);
    await appoint(ctx, union, { personId, role, until: null, grantedBy: null });
  });
  return world.actorOf(personId);
}

export async function enterPerson(world: TestWorld, person: { name: string; unionId: UnionId | null; phone?: string; phoneIndex?: string }): Promise<PersonId> {
  const personId = toId<'person'>(newId(world.house));
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, ...person })]));
  return personId;
}

/** The n-th lawful number of a citizen, of somebody grown up. */
export function idNumberOf(number: number): string {
  const body = `610113${1960 + number % 40}${String(1 + number % 12).padStart(2, '0')}${String(1 + Math.floor(number / 12) % 28).padStart(2, '0')}${String(Math.floor(number / 336) % 1000).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

/** The n-th telephone number of a range that belongs to nobody. */
export function phoneOf(number: number): string {
  return `1990${String(number).padStart(7, '0')}`;
}
