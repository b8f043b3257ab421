import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import { compareForms, isPublishable } from '#platform/forms/changes.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError, type InputIssue } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { offeredBy, type Offered } from '../book.ts';
import { endpoints, errors } from '../contract.ts';
import { ownGivenUp, versionPublished } from '../events/definitions.ts';
import { checkFlow } from '../rules/check-flow.ts';
import { listOffered } from '../run/find-offered.ts';
import { ensureKept } from '../run/record-start.ts';
import { listMembers, listNames } from '../store/people.ts';
import { countRunning, findVersion, listNewest, listVersions, type VersionRow } from '../store/versions.ts';
import { processDefinition, type ProcessDefinition } from '../wire.ts';
import { askingPerson } from './asking-person.ts';

export const definingHandlers: readonly Handler[] = [
  handle(endpoints.listDefinitions, async (ctx, _input, union) => {
    const offered = [...(await listOffered(ctx, union)).values()];
    const [running, own] = [await runningOf(ctx, offered.map((one) => one.versionId)), await listNewest(ctx.tx, [union.id])];
    const above = await standingAbove(ctx, union);
    const unions = new Map<string, string>((await listUnionsById(ctx.tx, offered.flatMap((one) => one.from?.unionId ?? []))).map((one) => [one.id, one.name]));
    return {
      definitions: offered.map(({ process, versionId, definition, from, number }) => {
        const mine = own.find((version) => version.process === process);
        return {
          process, versionId, title: definition.title, group: definition.group, number, running: running.get(versionId) ?? 0,
          from: from === undefined ? 'product' as const : from.unionId === union.id ? 'own' as const : 'above' as const,
          fromUnionName: from === undefined ? null : unions.get(from.unionId) ?? '', hasUpgrade: hasUpgrade(mine, above.get(process)),
        };
      }),
    };
  }),
  handle(endpoints.readDefinition, async (ctx, { process, versionId }, union) => {
    const offers = await listOffered(ctx, union);
    const offered = offers.get(process);
    const wanted = versionId ?? offered?.versionId;
    if (wanted === undefined) throw new AppError(errors['not-offered']);
    const row = await findVersion(ctx.tx, wanted);
    const above = (await standingAbove(ctx, union)).get(process);
    // What the product's newest release brings is kept only once a case begins on it.
    const isKnown = row === undefined ? [offered, above].some((one) => one?.versionId === wanted) : row.process === process;
    if (!isKnown) throw new AppError(errors['not-offered']);
    const builtIn = ctx.ports.processes.processes.get(process)?.process;
    const titles = Object.fromEntries([...offers.values()].map((one) => [one.process, one.definition.title]));
    return {
      versionId: wanted, baseVersionId: row?.baseId ?? null, aboveVersionId: above?.versionId ?? null, definition: await ctx.ports.processes.definitionOf(ctx, wanted),
      versions: await versionsOf(ctx, union, process), calls: Object.keys(builtIn?.calls ?? {}), papers: Object.keys(builtIn?.papers ?? {}),
      events: [...builtIn?.events ?? []], processes: Object.keys(titles), limits: Object.keys(builtIn?.limits ?? {}),
      names: { ...(builtIn?.names ?? { calls: {}, papers: {}, events: {}, limits: {} }), processes: titles },
    };
  }),
  handle(endpoints.publish, publish),
  handle(endpoints.findMembers, async (ctx, { words }, union) => ({ people: await listMembers(ctx.tx, ctx.reach, { unionId: union.id, words }) })),
  handle(endpoints.giveUpOwn, async (ctx, { process }, union) => {
    await lockName(ctx.tx, `flows.version:${union.id}:${process}`);
    if ((await listNewest(ctx.tx, [union.id], process)).length === 0) throw new AppError(errors['not-offered']);
    await record(ctx, [ownGivenUp({ unionId: union.id, process, by: askingPerson(ctx) })]);
    return {};
  }),
];

type Publishing = {
  readonly process: string; readonly versionId: string; readonly basedOn: string | null; readonly mergedWith?: string | undefined; readonly definition: ProcessDefinition;
};

/** Checked once more, whatever the designer said; one at a time per union and process, so that numbers and bases hold. */
async function publish(ctx: Ctx, { process, versionId, basedOn, mergedWith, definition }: Publishing, union: UnionRow): Promise<{ number: number }> {
  await lockName(ctx.tx, `flows.version:${union.id}:${process}`);
  const offered = (await listOffered(ctx, union)).get(process);
  if (offered === undefined && !process.startsWith('own.')) throw new AppError(errors['not-offered']);
  if ((offered?.versionId ?? null) !== basedOn) throw new AppError(errors['version-outdated']);
  requireSound(ctx, process, definition, await listOffered(ctx, union));
  const earlier = await listVersions(ctx.tx, union.id, process);
  const own = earlier[0];
  requireHarmless(own === undefined ? offered?.definition : processDefinition.parse(own.definition), definition);
  const above = (await standingAbove(ctx, union)).get(process);
  const isMerged = mergedWith !== undefined && above?.versionId === mergedWith;
  const number = (own?.number ?? 0) + 1;
  // A base is kept as long as somebody's version stands on it, whatever the next release of the product brings.
  if (above !== undefined && above.from === undefined) await withSystemReach(ctx, 'job', (within) => ensureKept(within, above));
  await record(ctx, [versionPublished({
    versionId: toId(versionId), process, unionId: union.id, number, baseId: isMerged || own === undefined ? above?.versionId ?? null : own.baseId,
    definition: JSON.parse(JSON.stringify(definition)) as Record<string, never>, publishedBy: askingPerson(ctx), // -- data by its schema
  })]);
  return { number };
}

/** What would hold here without an own version: what an upgrade is merged from. */
async function standingAbove(ctx: Ctx, union: UnionRow): Promise<ReadonlyMap<string, Offered>> {
  return offeredBy(ctx.ports.processes, union.id, union.ancestors, await listNewest(ctx.tx, union.ancestors));
}

function hasUpgrade(own: VersionRow | undefined, above: Offered | undefined): boolean {
  return own !== undefined && above !== undefined && own.baseId !== above.versionId;
}

function requireSound(ctx: Ctx, process: string, { form, flow }: ProcessDefinition, offered: ReadonlyMap<string, Offered>): void {
  const code = ctx.ports.processes.processes.get(process)?.process;
  const known = {
    form, calls: Object.keys(code?.calls ?? {}), papers: Object.keys(code?.papers ?? {}), events: [...code?.events ?? []], processes: [...offered.keys()], limits: Object.keys(code?.limits ?? {}), process,
    flowOf: (key: string) => offered.get(key)?.definition.flow,
  };
  const issues: InputIssue[] = [
    ...checkForm(form).map(({ key, column, reason, params }) => ({ path: ['form', key, column].filter((part) => part !== undefined).join('.'), code: `forms.form.${reason}`, params })),
    ...checkFlow(flow, known).map(({ at, problem, params }) => ({ path: `flow.${at}`, code: `flows.problem.${problem}`, params })),
  ];
  if (issues.length > 0) throw new AppError(errors['definition-faulty'], {}, issues);
}

/** A field of another kind under the same key would make collected answers mean something else. */
function requireHarmless(before: ProcessDefinition | undefined, after: ProcessDefinition): void {
  if (before === undefined || isPublishable(compareForms(before.form, after.form))) return;
  throw new AppError(errors['definition-faulty'], {}, compareForms(before.form, after.form).filter(({ harm }) => harm === 'refused')
    .map(({ key }) => ({ path: `form.${key}`, code: 'forms.form.kind-changed', params: {} })));
}

/** Upper unions see how many run below them; one that sees less counts what it sees. */
function runningOf(ctx: Ctx, versionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return countRunning(ctx.tx, versionIds);
}

async function versionsOf(ctx: Ctx, union: UnionRow, process: string) {
  const rows = await listVersions(ctx.tx, union.id, process);
  const [running, names] = [await runningOf(ctx, rows.map((row) => row.id)), await withSystemReach(ctx, 'job', ({ tx }) => listNames(tx, rows.map((row) => row.publishedBy)))];
  return rows.map((row) => ({
    versionId: row.id, number: row.number, unionId: row.unionId, unionName: union.name, publishedBy: names.get(row.publishedBy ?? '') ?? null,
    publishedAt: row.publishedAt, running: running.get(row.id) ?? 0,
  }));
}
