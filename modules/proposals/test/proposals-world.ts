import { consumers } from '#apps/server/background.ts';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld } from '#platform/offices/test/offices-world.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { proposalProcess } from '../flows/proposal.ts';
import { WRITTEN } from './written.ts';

export const FILED = { 'filing': 'filed', 'department': '后勤部', 'answer-by': '2026-05-29' } as const;

export type Person = { readonly personId: PersonId; readonly actor: Actor };

/** A city federation, a works' union below it, and its neighbour. */
export type ProposalsWorld = {
  readonly world: TestWorld;
  readonly unions: { readonly city: UnionId; readonly works: UnionId; readonly neighbour: UnionId };
  enter(union: UnionId, role?: Role): Promise<Person>;
  /** Begins a proposal and gives its id. */
  propose(actor: Actor, answers?: Readonly<Record<string, string | boolean>>): Promise<string>;
  /** The asking person's open task in a case; throws where there is none. */
  taskOf(actor: Actor, caseId: string): Promise<string>;
  fill(actor: Actor, caseId: string, writes: Readonly<Record<string, string>>): Promise<string>;
  /** Resolves when figures and notices have caught up with every event. */
  settle(): Promise<void>;
};

export async function openProposalsWorld(): Promise<ProposalsWorld> {
  const world = await openTestWorld(manifests);
  const make = officesWorld(world);
  const city = await make.found(undefined, '示例市总工会');
  const unions = { city, works: await make.found(city, '示例工厂工会'), neighbour: await make.found(city, '示例商场工会') };
  const taskOf: ProposalsWorld['taskOf'] = async (actor, caseId) => {
    const { myTask } = await world.call(flows.readCase, actor, { caseId });
    if (myTask === null) throw new Error('no open task');
    return myTask.taskId;
  };
  return {
    world, unions, taskOf,
    async enter(unionId, role) {
      const personId = newId<'person'>(world.house);
      await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: `示例${role ?? '职工'}`, unionId })]));
      if (role !== undefined) await make.seat(unionId, role, { personId });
      return { personId, actor: await world.actorOf(personId) };
    },
    async propose(actor, answers = {}) {
      const [caseId, process] = [newId<'case'>(world.house), proposalProcess.key];
      const { processes } = await world.call(flows.listProcesses, actor, {});
      const offered = processes.find((one) => one.process === process);
      if (offered === undefined) throw new Error('proposals are not offered');
      const { unionId, versionId } = offered;
      await world.call(flows.start, actor, { caseId, unionId, process, versionId, answers: { ...WRITTEN, ...answers } });
      return caseId;
    },
    async fill(actor, caseId, writes) {
      return (await world.call(flows.fill, actor, { taskId: await taskOf(actor, caseId), writes })).status;
    },
    async settle() {
      const runner = createRunner({ db: world.db, house: world.house, consumers: consumers(world.house), jobs: [], every: 60_000 });
      await runner.settle();
      await runner.stop();
    },
  };
}
