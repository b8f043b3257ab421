import { drawPools } from '#apps/server/draw-pools.ts';
import { HOUR, openSignupWorld, type SignupWorld } from '#capabilities/signup/test/signup-world.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { officesWorld } from '#platform/offices/test/offices-world.ts';
import type { Actor } from '#platform/access/actor.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { runNextJob } from '#platform/jobs/run-jobs.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { endpoints } from '../contract.ts';
import { drawJobs } from '../manifest.ts';
import type { Pools } from '../pools.ts';
import { LOOK_NOW } from '../use-cases/asking.ts';
import { openDraws } from '../use-cases/open-draws.ts';
import type { Opening } from '../wire.ts';
import { makeOpening, officeCommitment, workerCommitments } from '../rules/kept-opening.ts';

export type DrawWorld = SignupWorld & {
  readonly recorder: ErrorRecorder;
  /** Places to be drawn, signing up for a day from now on and beginning ten days later. */
  openDraw(unionId: UnionId, places: number): Promise<Id<'offer'>>;
  /** That many people of the union sign up, with their entries. */
  signUp(drawId: string, unionId: UnionId, sizes: readonly number[]): Promise<{ personId: PersonId; entryId: string }[]>;
  commitFor(drawId: string, unionId: UnionId, role: 'organiser' | 'closer', opening?: Opening): Promise<Opening>;
  commitAs(drawId: string, personId: PersonId, opening?: Opening): Promise<{ party: number; opening: Opening }>;
  /** One person with an office at both. */
  doubleOffice(one: UnionId, other: UnionId): Promise<Actor>;
  reveal(drawId: string, personId: PersonId, party: number, opening: Opening): Promise<unknown>;
  /** Everything that is due, as the server's queue does it; `pools` instead of the house's. */
  look(pools?: Pools): Promise<void>;
  read(drawId: string): ReturnType<typeof readOf>;
  file(drawId: string, part: 'list' | 'result'): Promise<string>;
  mine(drawId: string, personId: PersonId): ReturnType<typeof mineOf>;
  stateOf(personId: PersonId, drawId: string): Promise<string | undefined>;
};

const readOf = (at: Pick<DrawWorld, 'recorder'>, drawId: string) => at.recorder.call(endpoints.readDraw, { kind: 'anonymous' }, { drawId });
const mineOf = async (at: Pick<DrawWorld, 'recorder' | 'world'>, drawId: string, personId: PersonId) => at.recorder.call(endpoints.readMine, await at.world.actorOf(personId), { drawId });

export async function openDrawWorld(): Promise<DrawWorld> {
  const base = await openSignupWorld();
  const { world, unions } = base;
  const recorder = recordErrors(world);
  const at = { ...base, recorder };
  return {
    ...at,
    async openDraw(unionId, places) {
      const now = world.clock.now();
      const [closesAt, lastMoment] = [shiftInstant(now, 24 * HOUR), shiftInstant(now, 264 * HOUR)];
      const drawId = await base.offer(unionId, { places, way: 'draw', closesAt, lastMoment });
      await world.asSystem('job', async (ctx) => {
        const union = await findUnion(ctx.tx, unionId);
        if (union === undefined) throw new Error('no union');
        await openDraws(ctx, union, [{ drawId, title: '“西望你在”晚会', link: '/activities/x', places, closesAt, lastMoment }]);
      });
      return drawId;
    },
    async signUp(drawId, unionId, sizes) {
      const people = await base.people(unionId, sizes.length);
      const entered = [];
      for (const [index, personId] of people.entries()) entered.push({ personId, entryId: (await base.enter(personId, drawId, sizes[index])).entryId });
      return entered;
    },
    async commitFor(drawId, unionId, role, opening = makeOpening(world.house.random)) {
      await recorder.call(endpoints.commitForUnion, await base.chairOf(unionId), { drawId, unionId, commitment: officeCommitment(drawId, role, opening) });
      return opening;
    },
    async commitAs(drawId, personId, opening = makeOpening(world.house.random)) {
      const { party } = await recorder.call(endpoints.commitAsWorker, await world.actorOf(personId), { drawId, commitments: workerCommitments(drawId, opening) });
      return { party, opening };
    },
    async doubleOffice(one, other) {
      const make = officesWorld(world);
      const officer = await make.seat(one, 'administrator');
      return make.act(await make.seat(other, 'administrator', { personId: officer.personId }));
    },
    reveal: async (drawId, personId, party, opening) => recorder.call(endpoints.reveal, await world.actorOf(personId), { drawId, party, ...opening }),
    look: (pools = drawPools) => lookAt(world, pools),
    read: (drawId) => readOf(at, drawId),
    async file(drawId, part) {
      return new TextDecoder().decode(await recorder.call(endpoints.readFile, { kind: 'anonymous' }, { drawId, part }));
    },
    mine: (drawId, personId) => mineOf(at, drawId, personId),
    async stateOf(personId, drawId) {
      const { offers } = await world.call(signup.readPlaces, await world.actorOf(personId), { offers: [drawId] });
      return offers[0]?.mine?.state;
    },
    unions,
  };
}

/** What is due of this room's jobs, one after the other. */
export async function lookAt(world: TestWorld, pools: Pools = drawPools): Promise<void> {
  await world.asSystem('job', (ctx) => enqueue(ctx, LOOK_NOW, {}));
  const jobs = new Map(drawJobs(pools).map((job) => [job.name, job]));
  while (await runNextJob({ db: world.db, house: world.house, jobs }));
}
