import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { takeConsents } from '#platform/consents/use-cases/take-consents.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { holdUnion, listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { Offered } from '../book.ts';
import { endpoints, errors } from '../contract.ts';
import { starterFields } from '../rules/starter-fields.ts';
import { findOffered, listOffered } from '../run/find-offered.ts';
import { startCase } from '../run/start-case.ts';
import { findHomeUnion } from '../store/people.ts';
import { noticeOf } from './case-consents.ts';
import { askingPerson, officesOf, requireAnswers, requireBeginner } from './asking-person.ts';
import { confirmMember, requireNamed } from './name-people.ts';

export const beginningHandlers: readonly Handler[] = [
  handle(endpoints.listProcesses, async (ctx) => {
    const home = await findHomeUnion(ctx.tx, askingPerson(ctx));
    const offices = officesOf(ctx);
    const unions = await listUnionsById(ctx.tx, [...offices, ...home === undefined ? [] : [home]]);
    const processes = [];
    for (const union of unions.toSorted((a, b) => a.path.length - b.path.length)) {
      for (const offered of (await listOffered(ctx, union)).values()) {
        const { begunBy } = offered.definition;
        if (begunBy === 'anybody') continue;
        const isMine = (union.id === home && begunBy !== 'officer') || (offices.includes(union.id) && begunBy !== 'member');
        if (isMine && await ctx.ports.processes.isOn(ctx, offered.process, union.path)) processes.push(toView(ctx, offered, union));
      }
    }
    return { processes };
  }),
  handle(endpoints.readProcess, async (ctx, { unionId, process }) => {
    const [union] = await listUnionsById(ctx.tx, [unionId]);
    const offered = await requireOffered(ctx, union, process);
    await requireBeginner(ctx, offered.definition, toId<'union'>(unionId));
    return { ...toView(ctx, offered, offered.at), definition: offered.definition };
  }),
  handle(endpoints.start, async (ctx, input) => {
    const union = await holdUnion(ctx, input.unionId);
    const offered = await requireOffered(ctx, union, input.process);
    const { definition } = offered;
    await requireBeginner(ctx, definition, offered.at.id);
    // A form that changed while it was filled in is shown anew, with everything typed still in it.
    if (offered.versionId !== input.versionId) throw new AppError(errors['version-outdated']);
    const answers = requireAnswers(definition.form, input.answers, { editable: starterFields(definition) });
    await requireNamed(ctx, { form: definition.form, answers, held: {}, unionId: offered.at.id });
    const caseId = toId<'case'>(input.caseId);
    const [starter, textKey] = [askingPerson(ctx), noticeOf(ctx, input.process)];
    if (textKey !== undefined) await takeConsents(ctx, { personId: starter, textKey, unionId: offered.at.id, agreement: input.agreement });
    const { number, instance } = await startCase(ctx, { caseId, offered, union: offered.at, starter, answers });
    return { caseId, number, status: instance.status };
  }),
  confirmMember,
];

async function requireOffered(ctx: Ctx, union: UnionRow | undefined, process: string): Promise<Offered & { at: UnionRow }> {
  const offered = union === undefined || union.dissolvedAt !== null ? undefined : await findOffered(ctx, union, process);
  if (offered === undefined || union === undefined || !await ctx.ports.processes.isOn(ctx, process, union.path)) throw new AppError(errors['not-offered']);
  return { ...offered, at: union };
}

function toView(ctx: Ctx, { process, versionId, definition: { title, about, group, begunBy } }: Offered, union: UnionRow) {
  return { process, versionId, unionId: union.id, unionName: union.name, title, about, group, begunBy, consents: noticeOf(ctx, process) ?? null };
}
