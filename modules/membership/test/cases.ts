import type { Actor } from '#platform/access/actor.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';

/** What the phone and the desk do with a case, in the words of the engine's endpoints. */
export type FlowCases = {
  start(actor: Actor, at: { readonly caseId: string; readonly unionId: string; readonly process: string }, answers: Answers): Promise<void>;
  read(actor: Actor, caseId: string): ReturnType<typeof readCase>;
  agree(actor: Actor, caseId: string, writes?: Answers): Promise<void>;
  refuse(actor: Actor, caseId: string, words?: string): Promise<void>;
  fill(actor: Actor, caseId: string, writes: Answers): Promise<void>;
  sendBack(actor: Actor, caseId: string, to?: 'starter' | 'previous', then?: 'again' | 'direct'): Promise<void>;
  resubmit(actor: Actor, caseId: string, answers: Answers): Promise<void>;
  withdraw(actor: Actor, caseId: string): Promise<void>;
};

export function flowCases(world: TestWorld): FlowCases {
  const taskOf = async (actor: Actor, caseId: string): Promise<string> => {
    const { myTask } = await readCase(world, actor, caseId);
    if (myTask === null) throw new Error('no open task');
    return myTask.taskId;
  };
  return {
    async start(actor, { caseId, unionId, process }, answers) {
      const { versionId } = await world.call(flows.readProcess, actor, { unionId, process });
      await world.call(flows.start, actor, { caseId, unionId, process, versionId, answers: asJson(answers) });
    },
    read: (actor, caseId) => readCase(world, actor, caseId),
    async agree(actor, caseId, writes = {}) {
      await world.call(flows.decide, actor, { taskId: await taskOf(actor, caseId), decision: 'agree', writes: asJson(writes) });
    },
    async refuse(actor, caseId, words = '单位已注销') {
      await world.call(flows.decide, actor, { taskId: await taskOf(actor, caseId), decision: 'refuse', words });
    },
    async fill(actor, caseId, writes) {
      await world.call(flows.fill, actor, { taskId: await taskOf(actor, caseId), writes: asJson(writes) });
    },
    async sendBack(actor, caseId, to = 'previous', then = 'again') {
      await world.call(flows.sendBack, actor, { taskId: await taskOf(actor, caseId), to, then, words: '请补材料' });
    },
    async resubmit(actor, caseId, answers) { await world.call(flows.resubmit, actor, { caseId, answers: asJson(answers) }); },
    async withdraw(actor, caseId) { await world.call(flows.withdraw, actor, { caseId }); },
  };
}

/** The refusal's parameters, also where the engine hands it on as an issue; fails on an answer and on any other refusal. */
export async function refusalOf(entry: ErrorEntry, asked: Promise<unknown>): Promise<AppError['params']> {
  const outcome = await asked.then(() => undefined, (error: unknown) => error);
  const refusals = outcome instanceof AppError ? [outcome, ...outcome.issues] : [];
  const found = refusals.find(({ code }) => code === entry.code);
  if (found !== undefined) return found.params;
  throw outcome instanceof Error ? outcome : new Error(`answered instead of ${entry.code}`);
}

function readCase(world: TestWorld, actor: Actor, caseId: string) {
  return world.call(flows.readCase, actor, { caseId });
}

export function asJson(answers: Answers): Record<string, never> {
  return JSON.parse(JSON.stringify(answers)) as Record<string, never>; // -- a test's own answers, without what is undefined
}
