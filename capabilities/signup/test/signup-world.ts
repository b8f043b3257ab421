import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { createSettling } from '#platform/http/settle-together.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { record } from '#platform/journal/journal.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { enter } from '../use-cases/enter.ts';
import { offerPlaces, type NewOffer } from '../use-cases/offer-places.ts';

export const HOUR = 3_600_000;

/** A province with one city and two works below it, each full of members. */
export type SignupWorld = {
  readonly world: TestWorld;
  readonly unions: { readonly province: UnionId; readonly city: UnionId; readonly works: UnionId; readonly mill: UnionId };
  people(unionId: UnionId, count: number): Promise<PersonId[]>;
  /** The union's chair, appointed when first asked for. */
  chairOf(unionId: UnionId): Promise<Actor>;
  offer(unionId: UnionId, parts: Partial<NewOffer> & { readonly places: number }): Promise<Id<'offer'>>;
  enter(personId: PersonId, offerId: string, persons?: number): Promise<{ entryId: string; state: string; before: number | null }>;
  /** As the HTTP room settles a crowd: what arrives together is one transaction. */
  readonly settle: (personId: PersonId, input: { readonly entryId: string; readonly offerId: string; readonly persons: number }) => Promise<{ body: unknown }>;
};

export async function openSignupWorld(): Promise<SignupWorld> {
  const world = await openTestWorld(manifests);
  const make = officesWorld(world);
  const chairs = new Map<UnionId, Promise<Officer>>();
  const province = await make.found(undefined, '示例省总工会');
  const city = await make.found(province, '示例市总工会');
  const [works, mill] = [await make.found(city, '示例工厂工会'), await make.found(city, '示例纺织厂工会')];
  const settling = createSettling(world.at, enter);
  return {
    world, unions: { province, city, works, mill },
    async people(unionId, count) {
      const ids = Array.from({ length: count }, () => newId<'person'>(world.house));
      await world.asSystem('setup', (ctx) => record(ctx, ids.map((personId, index) => personEntered({ personId, unionId, name: `职工${index + 1}` }))));
      return ids;
    },
    async chairOf(unionId) {
      const chair = chairs.get(unionId) ?? make.seat(unionId, 'chair');
      chairs.set(unionId, chair);
      return make.act(await chair);
    },
    async offer(unionId, { places, ...parts }) {
      const offerId = newId<'offer'>(world.house);
      const now = world.clock.now();
      await world.asSystem('job', async (ctx) => {
        const union = await findUnion(ctx.tx, unionId);
        if (union === undefined) throw new Error('no union');
        await offerPlaces(ctx, union, [{
          offerId, service: 'activities', way: 'first-come', title: '西望你在晚会', link: '/activities', opensAt: now, closesAt: shiftInstant(now, 24 * HOUR), lastMoment: shiftInstant(now, 48 * HOUR),
          holdMinutes: 120, groupMost: 5, waitingMost: 1_000, audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: undefined, questions: null,
          shares: [{ unionId, parentId: undefined, places, flowsBackAt: undefined }], ...parts,
        }]);
      });
      return offerId;
    },
    async enter(personId, offerId, persons = 1) {
      return world.call(endpoints.enter, await world.actorOf(personId), { entryId: newId(world.house), offerId, persons });
    },
    settle: (personId, input) => settling({
      actor: { kind: 'person', personId, sessionId: 'test', grants: [], factorAt: world.clock.now() } satisfies Actor, actingUnion: undefined, input,
      idempotencyKey: newId(world.house), requestId: 'crowd', caller: { address: '127.0.0.1', device: undefined },
    }),
  };
}
