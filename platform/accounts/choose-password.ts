import type { Ctx } from '#platform/access/ctx.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { errors } from './contract.ts';
import { asvs, checkPassword } from './password-policy.ts';
import { findCredential } from './store/credentials.ts';
import { listPastPasswords, rememberPassword } from './store/past-passwords.ts';

/** Checks a new password against the rules, with the words that others know about this officer; answers its hash. */
export async function choosePassword(
  ctx: Ctx, personId: PersonId, chosen: { readonly signInName: string; readonly password: string },
): Promise<string> {
  const grants = await listGrantsOf(ctx.tx, [personId], ctx.clock.now());
  const unions = await listUnionsById(ctx.tx, grants.map((grant) => grant.unionId));
  const { passwords, profile } = ctx.ports.signIn;
  const rules = { ...asvs, least: profile.leastCharacters, leastClasses: profile.leastClasses };
  const password = orThrow(checkPassword(chosen.password, [chosen.signInName, ...unions.map((union) => union.name)], rules));
  await refusePast(ctx, personId, password);
  const passwordHash = orThrow(await passwords.hashPassword(password));
  const most = profile.passwordsRemembered;
  if (most > 0) await rememberPassword(ctx.tx, { personId, passwordHash, now: ctx.clock.now(), most });
  return passwordHash;
}

/** One hash after another: each is as slow as a sign-in, and the line for hashing is everybody's. */
async function refusePast(ctx: Ctx, personId: PersonId, password: string): Promise<void> {
  const { passwords, profile } = ctx.ports.signIn;
  if (profile.passwordsRemembered === 0) return;
  const present = (await findCredential(ctx.tx, personId))?.passwordHash ?? null;
  const past = await listPastPasswords(ctx.tx, personId, profile.passwordsRemembered);
  for (const stored of new Set([...(present === null ? [] : [present]), ...past])) {
    if (orThrow(await passwords.verifyPassword(password, stored))) throw new AppError(errors['password-again'], { most: profile.passwordsRemembered });
  }
}
