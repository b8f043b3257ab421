import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { wholeAgreement } from '#platform/consents/test/whole-agreement.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld } from '#platform/offices/test/offices-world.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';

/** A city's federation with a chair, and a works' union below it with all three duties and a worker. */
export type AidWorld = {
  readonly world: TestWorld;
  readonly city: UnionId;
  readonly works: UnionId;
  readonly cityChair: Actor;
  readonly chair: Actor;
  readonly administrator: Actor;
  readonly contact: Actor;
  /** Of another works below the same city. */
  readonly neighbour: Actor;
  enter(name: string, at?: UnionId): Promise<Actor>;
  /** Begins a case of a process at the works' union; `refused` expects a refusal instead. */
  begin(actor: Actor, process: string, answers: Answers): Promise<string>;
  fill(actor: Actor, caseId: string, writes: Answers): Promise<void>;
  agree(actor: Actor, caseId: string): Promise<void>;
  read(actor: Actor, caseId: string): ReturnType<typeof readCase>;
};

export async function openAidWorld(): Promise<AidWorld> {
  const world = await openTestWorld(manifests);
  const make = officesWorld(world);
  const city = await make.found(undefined, '示例市总工会');
  const works = await make.found(city, '示例工厂工会');
  const other = await make.found(city, '示例商场工会');
  const seated = async (at: UnionId, role: 'chair' | 'administrator' | 'contact-person', name: string) => make.act(await make.seat(at, role, { name }));
  const taskOf = async (actor: Actor, caseId: string): Promise<string> => {
    const { myTask } = await readCase(world, actor, caseId);
    if (myTask === null) throw new Error('no open task');
    return myTask.taskId;
  };
  return {
    world, city, works, cityChair: await seated(city, 'chair', '市主席'), chair: await seated(works, 'chair', '厂主席'),
    administrator: await seated(works, 'administrator', '管理员'), contact: await seated(works, 'contact-person', '联系人'),
    neighbour: await seated(other, 'chair', '邻会主席'),
    async enter(name, at = works) {
      const personId = newId<'person'>(world.house);
      await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name, unionId: at })]));
      return world.actorOf(personId);
    },
    async begin(actor, process, answers) {
      const caseId = newId<'case'>(world.house);
      const { versionId, consents } = await world.call(flows.readProcess, actor, { unionId: works, process });
      await world.call(flows.start, actor, { caseId, unionId: works, process, versionId, answers: asJson(answers), agreement: wholeAgreement(consents) });
      return caseId;
    },
    async fill(actor, caseId, writes) {
      await world.call(flows.fill, actor, { taskId: await taskOf(actor, caseId), writes: asJson(writes) });
    },
    async agree(actor, caseId) {
      await world.call(flows.decide, actor, { taskId: await taskOf(actor, caseId), decision: 'agree' });
    },
    read: (actor, caseId) => readCase(world, actor, caseId),
  };
}

function readCase(world: TestWorld, actor: Actor, caseId: string) {
  return world.call(flows.readCase, actor, { caseId });
}

function asJson(answers: Answers): Record<string, never> {
  return JSON.parse(JSON.stringify(answers)) as Record<string, never>; // -- a test's own answers
}

/** The parameters of the refusal that is expected, also where the engine hands it on as an issue; anything else fails. */
export async function refusedWith(work: Promise<unknown>, entry: ErrorEntry): Promise<AppError['params']> {
  const outcome = await work.then(() => 'answered', (error: unknown) => error);
  const refusals = outcome instanceof AppError ? [outcome, ...outcome.issues] : [];
  const found = refusals.find(({ code }) => code === entry.code);
  if (found !== undefined) return found.params;
  throw outcome instanceof Error ? outcome : new Error(`answered instead of ${entry.code}`);
}
