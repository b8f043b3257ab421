import { handle } from '#platform/access/handler.ts';
import { ageBand } from '#platform/consents/rules/age.ts';
import { takeConsents } from '#platform/consents/use-cases/take-consents.ts';
import { errors as flowsErrors } from '#platform/flows/contract.ts';
import { findOffered } from '#platform/flows/run/find-offered.ts';
import { startCase } from '#platform/flows/run/start-case.ts';
import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { findUnion, holdUnion } from '#platform/orgs/store/unions.ts';
import { requireServiceOf } from '#platform/switchboard/gate.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { joinProcess } from '../flows/join.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson, todayOf } from './asking-person.ts';
import { answersOf, readApplicant } from './read-applicant.ts';

/**
 * The door of joining: the form with its consents, which no form of the engine asks for. From here on it is a case
 * (flows/join.ts): corrected, withdrawn, decided and looked at on the engine's pages.
 */
export const askToJoin = handle(endpoints.askToJoin, async (ctx, input) => {
  const personId = askingPerson(ctx);
  // The union before the person, as everywhere: what is agreed to below writes the union's place.
  await holdUnion(ctx, input.unionId);
  const unionId = await findLivingUnionId(ctx.tx, input.unionId);
  const union = unionId === undefined ? undefined : await findUnion(ctx.tx, unionId);
  if (union === undefined) throw new AppError(errors['union-gone']);
  await requireServiceOf(ctx, 'membership', union.id);
  const today = todayOf(ctx);
  const { idNumber, bornOn } = orThrow(readApplicant(input, today));
  const offered = await findOffered(ctx, union, joinProcess.key);
  if (offered === undefined) throw new TypeError('the product brings no process to join');
  await takeConsents(ctx, {
    personId, textKey: 'joining', unionId: union.id, agreement: input.consent, ...(bornOn === undefined ? {} : { band: ageBand(bornOn, today) }),
  });
  const answers = answersOf({ ...input, idNumber });
  await inOwnWords(async () => { await startCase(ctx, { caseId: toId<'case'>(input.joinId), offered, union, starter: personId, answers }); });
  return { joinId: input.joinId };
});

/** What the module's own code refused comes out of the engine as an issue: here it is said as it is. The phone made the id. */
async function inOwnWords(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === flowsErrors['already-begun'].code) throw new AppError(errors['already-asked']);
    const [issue] = error.issues;
    const own: ErrorEntry | undefined = Object.values(errors).find(({ code }) => code === issue?.code);
    if (own === undefined) throw error;
    throw new AppError(own, issue?.params ?? {});
  }
}
