import type { Ctx } from '#platform/access/ctx.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { checkPassword } from './password-policy.ts';

/** Checks a new password against the rules, with the words that others know about this officer; answers its hash. */
export async function choosePassword(
  ctx: Ctx, personId: PersonId, chosen: { readonly signInName: string; readonly password: string },
): Promise<string> {
  const grants = await listGrantsOf(ctx.tx, [personId], ctx.clock.now());
  const unions = await listUnionsById(ctx.tx, grants.map((grant) => grant.unionId));
  const password = orThrow(checkPassword(chosen.password, [chosen.signInName, ...unions.map((union) => union.name)]));
  return orThrow(await ctx.ports.signIn.passwords.hashPassword(password));
}
