import type { Actor } from '#platform/access/actor.ts';
import { manifests } from '#apps/server/manifests.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { wholeAgreement } from '#platform/consents/test/whole-agreement.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { personEntered } from '#platform/orgs/events.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { trialModule, trialProcess } from './trial-process.ts';

/** A city's federation with a chair; a works' union below it with chair, administrator and a member. */
export type FlowsWorld = {
  readonly world: TestWorld;
  readonly recorder: ErrorRecorder;
  readonly upper: UnionId;
  readonly unionId: UnionId;
  readonly above: Actor;
  readonly chair: Actor;
  readonly administrator: Actor;
  readonly member: Actor;
  readonly make: ReturnType<typeof officesWorld>;
  enter(name: string, unionId?: UnionId): Promise<Actor>;
  /** Begins the trial's request and gives its id; what the process asks consent for is agreed to. */
  begin(actor: Actor, answers: Readonly<Record<string, unknown>>, process?: string): Promise<string>;
  /** The asking person's open task in a case; throws where there is none. */
  taskOf(actor: Actor, caseId: string): Promise<string>;
  /** An upload that waits for its case. */
  photo(caseId: string): Promise<string>;
  read(actor: Actor, caseId: string): Promise<Awaited<ReturnType<typeof readCase>>>;
};

export async function openFlowsWorld(more: readonly Manifest[] = []): Promise<FlowsWorld> {
  const world = await openTestWorld([...manifests, trialModule, ...more]);
  const recorder = recordErrors(world);
  const make = officesWorld(world);
  const upper = await make.found(undefined, '市总工会');
  const unionId = await make.found(upper, '某厂工会');
  const actorOf = async (officer: Promise<Officer>): Promise<Actor> => make.act(await officer);
  const above = await actorOf(make.seat(upper, 'chair', { name: '市主席' }));
  const chair = await actorOf(make.seat(unionId, 'chair', { name: '厂主席' }));
  const administrator = await actorOf(make.seat(unionId, 'administrator', { name: '管理员' }));
  const enter: FlowsWorld['enter'] = async (name, at = unionId) => {
    const personId = newId<'person'>(world.house);
    await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name, unionId: at })]));
    return world.actorOf(personId);
  };
  const read: FlowsWorld['read'] = (actor, caseId) => readCase(recorder, actor, caseId);
  return {
    world, recorder, upper, unionId, above, chair, administrator, make, enter, read, member: await enter('王小明'),
    async begin(actor, answers, process = trialProcess.key) {
      const caseId = newId<'case'>(world.house);
      const { versionId, consents } = await recorder.call(endpoints.readProcess, actor, { unionId, process });
      await recorder.call(endpoints.start, actor, { caseId, unionId, process, versionId, answers: answers as Record<string, never>, agreement: wholeAgreement(consents) }); // -- a test's own answers
      return caseId;
    },
    async photo(caseId) {
      const id = newId<'photo'>(world.house);
      await withReach(world.at, newCaseReach(caseId), { kind: 'anonymous' }, (ctx) =>
        storePhoto(ctx, { id, ownerId: caseId, bytes: Buffer.from('photo'), thumbnail: Buffer.from('small'), width: 1, height: 1 }));
      return id;
    },
    async taskOf(actor, caseId) {
      const { myTask } = await read(actor, caseId);
      if (myTask === null) throw new Error('no open task');
      return myTask.taskId;
    },
  };
}

function readCase(recorder: ErrorRecorder, actor: Actor, caseId: string) {
  return recorder.call(endpoints.readCase, actor, { caseId });
}
