import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld } from '#platform/offices/test/offices-world.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';

export type Answers = Readonly<Record<string, string | number | readonly string[] | readonly Readonly<Record<string, string | number>>[]>>;

/** Forty people, one bus: 3,000 yuan in two lines. */
export const PLANNED: Answers = {
  'title': '春季健步走', 'kind': 'culture-sports', 'begins-on': '2026-04-11', 'place': '滨河公园', 'people': 40, 'purpose': '职工健步走，沿河五公里。',
  'lines': [{ 'item': '租车', 'unit-price': 120_000, 'count': 1 }, { 'item': '饮用水和简餐', 'unit-price': 4_500, 'count': 40 }],
};
export const PAID: Answers = {
  'people-came': 38, 'lines': [{ item: '租车', amount: 120_000, receipts: 1 }, { item: '饮用水和简餐', amount: 171_000, receipts: 2 }],
  'receipts': ['0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'],
};

export type Seat = { readonly personId: PersonId; readonly actor: Actor };

/** A city federation, a works' union below it with chair, administrator and contact person, and its neighbour. */
export type BudgetsWorld = {
  readonly world: TestWorld;
  readonly unions: { readonly city: UnionId; readonly works: UnionId; readonly neighbour: UnionId };
  seat(union: UnionId, role: Role): Promise<Seat>;
  /** Begins a plan or a settlement at a union and gives its id. */
  begin(actor: Actor, at: { readonly process: 'budgets.plan' | 'budgets.settlement'; readonly unionId: UnionId }, answers: Answers): Promise<string>;
  decide(actor: Actor, caseId: string, decision: 'agree' | 'refuse'): Promise<string>;
};

export async function openBudgetsWorld(): Promise<BudgetsWorld> {
  const world = await openTestWorld(manifests);
  const make = officesWorld(world);
  const city = await make.found(undefined, '示例市总工会');
  return {
    world, unions: { city, works: await make.found(city, '示例工厂工会'), neighbour: await make.found(city, '示例商场工会') },
    async seat(unionId, role) {
      const { personId } = await make.seat(unionId, role);
      return { personId, actor: await world.actorOf(personId) };
    },
    async begin(actor, { process, unionId }, answers) {
      const caseId = newId<'case'>(world.house);
      const { versionId } = await world.call(flows.readProcess, actor, { unionId, process });
      await world.call(flows.start, actor, { caseId, unionId, process, versionId, answers: structuredClone(answers) as Record<string, string> }); // -- JSON by its own type
      return caseId;
    },
    async decide(actor, caseId, decision) {
      const { myTask } = await world.call(flows.readCase, actor, { caseId });
      if (myTask === null) throw new Error('no open task');
      return (await world.call(flows.decide, actor, { taskId: myTask.taskId, decision })).status;
    },
  };
}
