import { REFUSALS } from '../../command.ts';
import type { Advanced, Command } from '../../command.ts';
import { isOver } from '../../instance.ts';
import type { Instance, Task, Visit } from '../../instance.ts';
import type { FlowPlan } from '../../rules/flow-plan.ts';

const UNSETTLED: ReadonlySet<Task['state']> = new Set(['open', 'later', 'awaiting']);
const CONTAINERS: ReadonlySet<string | undefined> = new Set(['choose', 'together']);
const ASKING: ReadonlySet<string | undefined> = new Set(['approve', 'fill']);

/** What must be true of every case at rest, whatever brought it there; each sentence names what is broken. */
export function brokenAtRest(plan: FlowPlan, instance: Instance): readonly string[] {
  const broken: string[] = [];
  const isClosed = (visit: Visit): boolean => visit.state !== 'open' && visit.state !== 'finding';
  const open = instance.visits.filter((visit) => !isClosed(visit));
  if (instance.status !== 'running' && open.length > 0) broken.push('a visit is open though the case does not run');
  if (instance.status === 'running' && open.length === 0 && instance.visits.length > 0) broken.push('the case is lost: it runs, and nothing is open');
  if ((instance.status === 'with-starter') !== (instance.resume !== undefined)) broken.push('where to resume is known while, and only while, it lies with the starter');
  for (const visit of open) {
    const kind = plan.get(visit.step)?.step.kind;
    if (visit.state === 'open' && ASKING.has(kind) && !instance.tasks.some((task) => task.visit === visit.id && task.state === 'open')) broken.push(`visit ${visit.id} waits for nobody`);
    if (CONTAINERS.has(kind) && !open.some((one) => one.within?.visit === visit.id)) broken.push(`container ${visit.id} has nothing open inside`);
    if (visit.within && !open.some((one) => one.id === visit.within?.visit)) broken.push(`visit ${visit.id} is open in a closed container`);
    broken.push(...doubled(instance.tasks.filter((task) => task.visit === visit.id && UNSETTLED.has(task.state)).map((task) => task.person)).map((person) => `${person} is asked twice in visit ${visit.id}`));
  }
  for (const task of instance.tasks) {
    const visit = instance.visits.find((one) => one.id === task.visit);
    if (UNSETTLED.has(task.state) && (!visit || isClosed(visit))) broken.push(`task ${task.id} is open in a closed visit`);
    if (task.state === 'awaiting' && !instance.tasks.some((one) => one.origin === 'opinion' && one.visit === task.visit && one.state === 'open')) broken.push(`task ${task.id} awaits an opinion that nobody gives`);
  }
  const ids = [...instance.visits, ...instance.tasks].map((one) => one.id);
  broken.push(...doubled(ids).map((id) => `number ${id} was given twice`));
  if (ids.some((id) => id >= instance.next)) broken.push('the next number is taken already');
  return [...broken, ...unearned(plan, instance)];
}

/** Nothing passes that nobody agreed to unless its step lets silence agree, and nobody decides the own case. */
function unearned(plan: FlowPlan, instance: Instance): readonly string[] {
  const broken: string[] = [];
  for (const visit of instance.visits) {
    const step = plan.get(visit.step)?.step;
    if (step?.kind !== 'approve' && step?.kind !== 'fill') continue;
    const tasks = instance.tasks.filter((task) => task.visit === visit.id);
    const isSilence = step.kind === 'approve' && step.whenDue === 'agree';
    if (visit.state === 'passed' && !isSilence && !tasks.some((task) => task.state === (step.kind === 'fill' ? 'filled' : 'agreed'))) broken.push(`visit ${visit.id} passed without anybody`);
    if (visit.state === 'refused' && !tasks.some((task) => task.state === 'refused' || task.state === 'abstained')) broken.push(`visit ${visit.id} was refused by nobody`);
    const isOwn = step.mayDecideOwnCase === true || step.who.some((who) => who.kind === 'starter');
    if (!isOwn && tasks.some((task) => task.person === instance.starter && task.origin !== 'opinion')) broken.push(`the starter decides in visit ${visit.id}`);
  }
  return broken;
}

/** What must be true of every answer to a command. */
export function brokenByCommand(plan: FlowPlan, before: Instance, command: Command, answer: Advanced): readonly string[] {
  if (!answer.ok) return REFUSALS.includes(answer.refusal) ? [] : [`refused for a reason that is not on the list: ${answer.refusal}`];
  const broken: string[] = [];
  const after = answer.instance;
  if (isOver(before)) broken.push('something happened to a case that was over');
  if (after.next < before.next) broken.push('numbers were given back');
  if ((command.kind === 'comment' || command.kind === 'attach' || command.kind === 'remind') && after !== before) broken.push(`${command.kind} changed the case`);
  if (isOver(after) !== answer.effects.some((effect) => effect.kind === 'ended')) broken.push('the end is told when, and only when, it comes');
  for (const task of before.tasks) {
    const now = after.tasks.find((one) => one.id === task.id);
    if (!now) broken.push(`task ${task.id} is lost`);
    else if (!UNSETTLED.has(task.state) && now.state !== task.state && command.kind !== 'take-back') broken.push(`task ${task.id} was settled and changed`);
  }
  for (const visit of before.visits) {
    const now = after.visits.find((one) => one.id === visit.id);
    const isLeaf = !CONTAINERS.has(plan.get(visit.step)?.step.kind);
    if (!now) broken.push(`visit ${visit.id} is lost`);
    else if (isLeaf && visit.state !== 'open' && visit.state !== 'finding' && now.state !== visit.state && command.kind !== 'take-back') broken.push(`visit ${visit.id} was closed and changed`);
  }
  return [...broken, ...brokenAtRest(plan, after)];
}

function doubled<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];
}
