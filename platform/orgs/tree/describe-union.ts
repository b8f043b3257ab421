import { handle } from '#platform/access/handler.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { plainCreditCode } from '#platform/kernel/credit-code.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { isCertificatePeriod } from '../rules/certificate.ts';
import { isUnionCode } from '../rules/union-code.ts';
import { treeEndpoints, treeErrors } from '../contract/tree.ts';
import { unionRegistered, unionRenamed } from './tree-events.ts';

/** The former name stays in the chronicle; the same name again changes nothing. */
export const renameUnion = handle(treeEndpoints.renameUnion, async (ctx, input, union) => {
  if (input.name !== union.name) await record(ctx, [unionRenamed({ unionId: union.id, name: input.name })]);
  return {};
});

/** Social credit code and legal-person certificate as they are from now on; left empty, there is none. */
export const registerUnion = handle(treeEndpoints.registerUnion, async (ctx, input, union) => {
  const code = plainCreditCode(input.creditCode);
  if (code !== '' && !isUnionCode(code)) throw new AppError(treeErrors['credit-code'], { field: 'creditCode' });
  const [from, to] = [input.certificateFrom ?? null, input.certificateTo ?? null];
  const isPeriod = from === null || to === null ? from === to : isCertificatePeriod(from, to);
  if (!isPeriod) throw new AppError(treeErrors['certificate-period'], { field: 'certificateTo' });
  try {
    await record(ctx, [unionRegistered({ unionId: union.id, creditCode: code === '' ? null : code, certificateFrom: from, certificateTo: to })]);
  } catch (error) {
    if (violatedConstraint(error) === 'orgs_union_credit_code_key') throw new AppError(treeErrors['credit-code-taken'], { field: 'creditCode' });
    throw error;
  }
  return {};
});
