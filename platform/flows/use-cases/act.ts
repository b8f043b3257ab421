import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { inSavepoint } from '#platform/db/savepoint.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import type { Command } from '../command.ts';
import { endpoints, errors } from '../contract.ts';
import { findStep, starterFields } from '../rules/starter-fields.ts';
import { advanceCase } from '../run/advance-case.ts';
import type { Said } from '../run/run.ts';
import { keyOf, openAnswers } from '../run/open-case.ts';
import type { CaseRow, KeptTask, TaskRow } from '../store/rows.ts';
import { findOwnTask, holdFreeUnions, listUnionsOf } from '../store/cases.ts';
import { listOfficersOf } from '../store/people.ts';
import { askingPerson, requireAnswers } from './asking-person.ts';
import { requireConsents } from './case-consents.ts';
import { requireNamed } from './name-people.ts';

/** Four hours: reminding is a right, and a telephone that rings all day is not. */
const BETWEEN_REMINDERS = 4 * 3_600_000;

type Words = { readonly words?: string | undefined; readonly photos?: readonly string[] | undefined };

async function act(ctx: Ctx, task: TaskRow, command: Command, said: Words & Pick<Said, 'target'>) {
  if (command.kind === 'agree') await requireConsents(ctx, task.of);
  const { status } = await advanceCase(ctx, task.of, { command, said: { by: askingPerson(ctx), ...said } });
  return { status };
}

async function write(ctx: Ctx, task: TaskRow, kind: 'agree' | 'fill', { writes, ...said }: Words & { writes: Record<string, unknown> }) {
  await requireConsents(ctx, task.of);
  const answers = await checkWrites(ctx, task, writes);
  // As the form keeps them, not as they were typed.
  const kept = Object.fromEntries(Object.keys(writes).filter((key) => key in answers).map((key) => [key, answers[key]]));
  const { status } = await advanceCase(ctx, task.of, { command: { kind, task: task.no, writes: kept }, said: { by: askingPerson(ctx), ...said }, answers });
  return { status };
}

async function aboutPerson(ctx: Ctx, task: TaskRow, command: Extract<Command, { person: string }>, said: Words) {
  await requireOfficer(ctx, task.of, command.person);
  return act(ctx, task, command, { ...said, target: `person:${command.person}` });
}

/** What whoever was asked does with the task. The rules have the word: each handler only says it in their language. */
export const taskHandlers: readonly Handler[] = [
  handle(endpoints.decide, async (ctx, { decision, writes, taskId: _id, ...said }, task) => (
    decision === 'agree' && writes !== undefined && Object.keys(writes).length > 0
      ? write(ctx, task, 'agree', { writes, ...said })
      : act(ctx, task, { kind: decision, task: task.no }, said)
  )),
  handle(endpoints.fill, (ctx, { taskId: _id, ...input }, task) => write(ctx, task, 'fill', input)),
  handle(endpoints.sendBack, (ctx, { to, then, words, photos }, task) =>
    act(ctx, task, { kind: 'send-back', task: task.no, to, then }, { words, photos, target: typeof to === 'string' ? to : `step:${to.step}` })),
  handle(endpoints.addSigner, (ctx, { personId, where, ...said }, task) =>
    aboutPerson(ctx, task, { kind: 'add-signer', task: task.no, person: personId, where }, said)),
  handle(endpoints.dropSigner, async (ctx, { dropped, ...said }, task) => {
    const other = tasksOf(task).find((one) => one.id === dropped);
    return act(ctx, task, { kind: 'drop-signer', task: task.no, dropped }, { ...said, ...(other === undefined ? {} : { target: `person:${other.person}` }) });
  }),
  handle(endpoints.handOver, (ctx, { personId, ...said }, task) => aboutPerson(ctx, task, { kind: 'hand-over', task: task.no, person: personId }, said)),
  handle(endpoints.delegate, (ctx, { personId, ...said }, task) => aboutPerson(ctx, task, { kind: 'delegate', task: task.no, person: personId }, said)),
  handle(endpoints.giveOpinion, (ctx, said, task) => act(ctx, task, { kind: 'give-opinion', task: task.no }, said)),
  handle(endpoints.takeBack, (ctx, said, task) => act(ctx, task, { kind: 'take-back', task: task.no }, said)),
  handle(endpoints.proposePeople, async (ctx, { words = '' }, task) => {
    const people = await withSystemReach(ctx, 'job', async (within) =>
      listOfficersOf(within.tx, await ladderOf(within, task.of), { words, now: ctx.clock.now() }));
    return { people: people.filter((one) => one.personId !== askingPerson(ctx)) };
  }),
  handle(endpoints.batchAgree, batchAgree),
];

/** How the tasks of the case stand: commands load their row locked. */
const tasksOf = (task: TaskRow): readonly KeptTask[] => task.of.behindLock?.tasks ?? [];

/** The answers with what this step may write, checked as one form; nobody writes what the step does not name. */
async function checkWrites(ctx: Ctx, task: TaskRow, writes: Readonly<Record<string, unknown>>) {
  const definition = await ctx.ports.processes.definitionOf(ctx, task.of.versionId);
  const step = findStep(definition.flow, tasksOf(task).find((one) => one.id === task.no)?.step ?? '');
  const editable = step !== undefined && 'writes' in step ? step.writes ?? [] : [];
  const held = openAnswers(task.of, await keyOf(ctx, task.of));
  const answers = requireAnswers(definition.form, writes, { editable, held });
  // Whoever works on a case may name those it could be handed to as well.
  await requireNamed(ctx, { form: definition.form, answers, held, unionId: task.of.unionId, officesAt: () => ladderOf(ctx, task.of) });
  return answers;
}

/** Signers are officers of the case's union or above it: nobody else is brought into a personal matter. */
async function requireOfficer(ctx: Ctx, row: CaseRow, personId: string): Promise<void> {
  const officers = await withSystemReach(ctx, 'job', async (within) => listOfficersOf(within.tx, await ladderOf(within, row), { words: '', now: ctx.clock.now() }));
  if (!officers.some((one) => one.personId === personId)) throw new AppError(errors['not-an-officer']);
}

async function ladderOf(ctx: Ctx, row: CaseRow): Promise<readonly string[]> {
  const union = await findUnion(ctx.tx, row.unionId);
  return union === undefined ? [row.unionId] : [union.id, ...union.ancestors.toReversed()];
}

/** Each task stands alone: what one is refused for holds up none of the others. */
async function batchAgree(ctx: Ctx, { taskIds, words }: { taskIds: readonly string[]; words?: string | undefined }) {
  const agreed: string[] = [];
  const refused: { taskId: string; code: string }[] = [];
  const { unions, free } = await withSystemReach(ctx, 'job', async ({ tx }) => {
    const of = await listUnionsOf(tx, taskIds);
    return { unions: of, free: await holdFreeUnions(tx, [...of.values()]) };
  });
  // In one order, so that two batches with the same tasks never wait for each other in a ring.
  for (const taskId of [...new Set(taskIds)].sort()) {
    // Somebody is just changing that union: the line stays, and can be pressed again.
    const isHeld = unions.has(taskId) && !free.has(unions.get(taskId) ?? '');
    const code = isHeld ? generalErrors.busy.code : await agreeTo(ctx, taskId, words);
    if (code === undefined) agreed.push(taskId);
    else refused.push({ taskId, code });
  }
  return { agreed, refused };
}

/** Undefined, or why not. What can refuse is asked before anything is written. */
async function agreeTo(ctx: Ctx, taskId: string, words: string | undefined): Promise<string | undefined> {
  const task = await findOwnTask(ctx.tx, ctx.reach, taskId, true);
  if (task === undefined) return 'http/not-found';
  const definition = await ctx.ports.processes.definitionOf(ctx, task.of.versionId);
  const step = findStep(definition.flow, tasksOf(task).find((one) => one.id === task.no)?.step ?? '');
  if (step?.kind !== 'approve' || step.mayBatch !== true) return errors['not-batchable'].code;
  try {
    await inSavepoint(ctx.tx, () => advanceCase(ctx, task.of, { command: { kind: 'agree', task: task.no }, said: { by: askingPerson(ctx), words } }));
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** What whoever began the case does with it. */
export const starterHandlers: readonly Handler[] = [
  handle(endpoints.resubmit, async (ctx, { answers: given, words, photos }, row) => {
    const person = requireStarter(ctx, row);
    if (row.status !== 'with-starter') throw new AppError(row.status === 'running' ? errors['not-with-starter'] : errors['over']);
    await requireConsents(ctx, row);
    const definition = await ctx.ports.processes.definitionOf(ctx, row.versionId);
    const held = openAnswers(row, await keyOf(ctx, row));
    const answers = requireAnswers(definition.form, given, { editable: starterFields(definition), held });
    await requireNamed(ctx, { form: definition.form, answers, held, unionId: row.unionId });
    const { status } = await advanceCase(ctx, row, { command: { kind: 'resubmit', by: person }, said: { by: person, words, photos }, answers });
    return { status };
  }),
  handle(endpoints.withdraw, async (ctx, { words, photos }, row) => {
    const person = requireStarter(ctx, row);
    const { status } = await advanceCase(ctx, row, { command: { kind: 'withdraw', by: person }, said: { by: person, words, photos } });
    return { status };
  }),
  handle(endpoints.remind, async (ctx, _input, row) => {
    const person = requireStarter(ctx, row);
    const isLately = row.remindedAt !== null && shiftInstant(row.remindedAt, BETWEEN_REMINDERS) > ctx.clock.now();
    if (isLately && row.status === 'running') throw new AppError(errors['reminded-lately']);
    const { tasks } = await advanceCase(ctx, row, { command: { kind: 'remind', by: person }, said: { by: person } });
    return { asked: new Set(tasks.filter((task) => task.state === 'open').map((task) => task.person)).size };
  }),
  handle(endpoints.comment, async (ctx, { words, photos }, row) => {
    const person = askingPerson(ctx);
    const { status } = await advanceCase(ctx, row, { command: { kind: 'comment', by: person }, said: { by: person, words, photos } });
    return { status };
  }),
];

function requireStarter(ctx: Ctx, row: CaseRow): PersonId {
  const person = askingPerson(ctx);
  if (row.starterId !== person) throw new AppError(errors['not-starter']);
  return person;
}
