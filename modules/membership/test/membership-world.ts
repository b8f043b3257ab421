import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { newestShipped } from '#platform/consents/texts/shipped-texts.ts';
import type { Agreement } from '#platform/consents/wire.ts';
import type { Category } from '../wire.ts';

const NAMES = ['city', 'district', 'drivers', 'couriers', 'factory', 'workshop', 'neighbour'] as const;
type UnionName = (typeof NAMES)[number];

/** A city; a district below it with an industry union of drivers, one of couriers and two enterprises; a neighbour district. */
export type MembershipWorld = {
  readonly world: TestWorld;
  readonly recorder: ErrorRecorder;
  readonly unions: Readonly<Record<UnionName, UnionId>>;
  /** The chairs. */
  readonly chairs: Readonly<Record<UnionName, Actor>>;
  /** Somebody signed in; a member where a union is given. */
  person(name?: string, unionId?: UnionId | null, roles?: readonly Role[]): Promise<Actor>;
  photo(ownerId: string): Promise<string>;
};

const KINDS: Readonly<Record<UnionName, readonly [string, UnionRow['kind'], UnionName | undefined]>> = {
  city: ['示例市总工会', 'federation', undefined],
  district: ['示例区总工会', 'federation', 'city'],
  drivers: ['示例区网约车行业联合工会', 'industry', 'district'],
  couriers: ['示例区快递行业工会联合会', 'industry', 'district'],
  factory: ['示例玩具有限公司工会委员会', 'enterprise', 'district'],
  workshop: ['示例加工点工会', 'enterprise', 'district'],
  neighbour: ['邻区总工会', 'federation', 'city'],
};

export async function openMembershipWorld(): Promise<MembershipWorld> {
  const world = await openTestWorld(manifests);
  const ids = Object.fromEntries(NAMES.map((name) => [name, newId<'union'>(world.house)])) as Record<UnionName, UnionId>; // -- one id per name
  for (const key of NAMES) {
    const [name, kind, above] = KINDS[key];
    await world.asSystem('setup', async (ctx) => {
      const parent = above === undefined ? undefined : await findUnion(ctx.tx, ids[above]);
      await foundUnion(ctx, parent, { unionId: ids[key], name, kind, isGenerated: false });
    });
  }
  const person: MembershipWorld['person'] = (name = '示例职工', unionId = null, roles = []) => enterPerson(world, { name, unionId, roles });
  const chairs: Partial<Record<UnionName, Actor>> = {};
  for (const key of NAMES) chairs[key] = await person(`${KINDS[key][0]}主席`, ids[key], ['chair']);
  return {
    world, recorder: recordErrors(world), unions: ids, person, chairs: chairs as Record<UnionName, Actor>, // -- filled just above
    photo: (ownerId) => plantPhoto(world, ownerId),
  };
}

export async function enterPerson(
  world: TestWorld, { name, unionId, roles }: { readonly name: string; readonly unionId: UnionId | null; readonly roles: readonly Role[] },
): Promise<Actor> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    await record(ctx, [personEntered({ personId, name, unionId })]);
    const union = unionId === null ? undefined : await findUnion(ctx.tx, unionId);
    for (const role of roles) if (union !== undefined) await appoint(ctx, union, { personId, role, until: null, grantedBy: null });
  });
  return world.actorOf(personId);
}

export async function plantPhoto(world: TestWorld, ownerId: string): Promise<string> {
  const photoId = newId<'photo'>(world.house);
  const bytes = Buffer.from(`photo ${photoId}`);
  await withReach(world.at, newCaseReach(ownerId), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id: photoId, ownerId, bytes, thumbnail: Buffer.from('small'), width: 1, height: 1 }));
  return photoId;
}

export function personOf(actor: Actor): PersonId {
  if (actor.kind !== 'person') throw new TypeError('nobody is signed in');
  return actor.personId;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** An ID number that passes the check: division 610000 with nobody's sequence, made up for tests. */
export function idNumberOf(sequence: number, born = '19900101'): string {
  const body = `610000${born}${String(sequence % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

/** What the phone sends when both boxes of the product's own notice are ticked. */
export const joinConsent: Agreement = { hash: newestShipped('joining').hash, purposes: ['joining', 'id-number'] };

export function joinForm(sequence: number, change: Partial<{ name: string; employer: string | null; category: Category; idNumber: string; consent: Agreement }> = {}) {
  return {
    name: '张小丰', idNumber: idNumberOf(sequence), employer: null, creditCode: null, category: 'ride-hailing-driver' as Category,
    consent: joinConsent, ...change,
  };
}
