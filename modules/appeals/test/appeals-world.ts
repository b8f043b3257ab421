import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { openDatabase } from '#platform/db/database.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId, randomDigits } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { setSecondLeader } from '#platform/orgs/use-cases/set-second-leader.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { manifests } from '#apps/server/manifests.ts';
import { endpoints } from '../contract.ts';
import type { TOPICS } from '../wire.ts';

export const QUERY_CODE = '01234567890123456789';
export const WORKER = { name: '王师傅', phone: '13900001111' } as const;
export const NOBODY: Actor = { kind: 'anonymous' };

type Submission = ReturnType<typeof submission>;
export type Sent = { readonly appealId: string; readonly caseNumber: string; readonly receipt: Actor };

/** A city's federation, the industry union that leads the factory, the factory's union with its officers, a worker, a poster. */
export type AppealsWorld = TestWorld & {
  readonly recorder: ErrorRecorder;
  readonly unions: Readonly<Record<'city' | 'industry' | 'factory', UnionId>>;
  readonly officers: Readonly<Record<'city' | 'industry' | 'chair' | 'administrator' | 'contact', PersonId>>;
  readonly contactGrant: string;
  readonly worker: PersonId;
  readonly code: string;
  as(who: keyof AppealsWorld['officers'] | 'worker'): Promise<Actor>;
  submit(change?: Partial<Submission>, actor?: Actor): Promise<Sent>;
  upload(appealId: string): Promise<string>;
};

export function submission(code: string, change: object = {}) {
  return {
    appealId: '', code, topic: 'aid' as (typeof TOPICS)[number], text: '食堂饭菜太贵', disclosure: 'named' as 'named' | 'confidential' | 'anonymous',
    name: WORKER.name as string | undefined, phone: WORKER.phone as string | undefined, queryCode: QUERY_CODE, photos: [] as string[], unionId: undefined as string | undefined, ...change,
  };
}

export async function openAppealsWorld(): Promise<AppealsWorld> {
  const world = await openTestWorld(manifests);
  const aside = openDatabase(world.appUrl, { connections: 2, name: 'appeals-aside' });
  addTestPorts(world.house, aside);
  const id = <Kind extends string>() => newId<Kind>(world.house);
  const unions = { city: id<'union'>(), industry: id<'union'>(), factory: id<'union'>() };
  await found(world, unions);
  const officers = {
    city: await office(world, unions.city, 'chair'), industry: await office(world, unions.industry, 'chair'),
    chair: await office(world, unions.factory, 'chair'), administrator: await office(world, unions.factory, 'administrator'),
    contact: await office(world, unions.factory, 'contact-person'),
  };
  const worker = await enterWorker(world, unions.factory);
  const recorder = recordErrors(world);
  const made = await recorder.call(endpoints.makeCode, await world.actorOf(officers.chair.personId), {
    unionId: unions.factory, contactGrantId: officers.contact.grantId, place: '车间公告栏',
  });
  const code = made.link.split('/').at(-1) ?? '';
  const persons = Object.fromEntries(Object.entries(officers).map(([name, one]) => [name, one.personId])) as AppealsWorld['officers'];
  return {
    ...world, recorder, unions, officers: persons, contactGrant: officers.contact.grantId, worker, code,
    as: (who) => world.actorOf(who === 'worker' ? worker : persons[who]),
    async submit(change = {}, actor = NOBODY) {
      const appealId = change.appealId ?? id();
      const { caseNumber } = await recorder.call(endpoints.submitAppeal, actor, submission(code, { ...change, appealId }));
      return { appealId, caseNumber, receipt: { kind: 'receipt', caseId: appealId, sessionId: id() } };
    },
    async upload(appealId) {
      const photoId = id<'photo'>();
      const bytes = Buffer.from(`photo ${photoId}`);
      await withReach(world.at, newCaseReach(appealId), NOBODY, (ctx) =>
        storePhoto(ctx, { id: photoId, ownerId: appealId, bytes, thumbnail: Buffer.from('small'), width: 1, height: 1 }));
      return photoId;
    },
    async close() {
      await aside.close();
      await world.close();
    },
  };
}

async function found(world: TestWorld, unions: AppealsWorld['unions']): Promise<void> {
  const row = (unionId: UnionId) => world.asSystem('setup', ({ tx }) => findUnion(tx, unionId));
  const make = (unionId: UnionId, name: string, kind: UnionRow['kind'], parent: UnionRow | undefined) => world.asSystem('setup', (ctx) =>
    foundUnion(ctx, parent, { unionId, name, kind, isGenerated: false }));
  await make(unions.city, '安康市总工会', 'federation', undefined);
  await make(unions.industry, '市纺织行业工会', 'industry', await row(unions.city));
  await make(unions.factory, '毛绒玩具厂工会', 'enterprise', await row(unions.city));
  const [factory, industry] = [await row(unions.factory), await row(unions.industry)];
  if (factory === undefined || industry === undefined) throw new Error('the unions do not stand');
  await world.asSystem('setup', (ctx) => setSecondLeader(ctx, factory, industry));
}

export async function office(world: TestWorld, unionId: UnionId, role: 'chair' | 'administrator' | 'contact-person') {
  const personId = newId<'person'>(world.house);
  return world.asSystem('setup', async (ctx) => {
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('no union for the office');
    await record(ctx, [personEntered({ personId, name: `${union.name}${role}`, unionId })]);
    return { personId, grantId: await appoint(ctx, union, { personId, role, until: null, grantedBy: null }) };
  });
}

/** A worker with an account: the platform knows the name and the number. */
async function enterWorker(world: TestWorld, unionId: UnionId): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  const phone = orThrow(toPhoneNumber(`138${randomDigits(world.house.random, 8)}`));
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({
    personId, name: '李账户', phone, phoneIndex: phoneIndex(ctx.keyring, phone), unionId: toId<'union'>(unionId),
  })]));
  return personId;
}
