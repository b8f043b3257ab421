import type { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { rememberDevice } from '../attempts.ts';
import { choosePassword } from '../choose-password.ts';
import { endpoints, errors } from '../contract.ts';
import { isLoopback } from '../network.ts';
import { requireSecondFactor } from '../second-factor.ts';
import { openSession, endEverySessionOf } from '../sessions.ts';
import { lockCredential, removeTotp, setPassword, type CredentialRow } from '../store/credentials.ts';
import { lockLink, spendLink, voidLinksOf, type LinkRow } from '../store/links.ts';
import { removePasskeysOf } from '../store/passkeys.ts';
import { tokenHash } from '../token.ts';

type Input = z.output<typeof endpoints.redeemLink.input>;

/** Signs in by a link: an officer's first time (or after a lost password), or the demonstration on this machine. */
export const redeemLink = handle(endpoints.redeemLink, async (ctx, input) => {
  await withSystemReach(ctx, 'job', async (system) => {
    const link = await lockLink(system.tx, tokenHash(input.token));
    if (link === undefined || !isOpen(link, system.clock.now())) throw new AppError(errors['link-not-valid']);
    if (link.purpose === 'demo') await enterDemonstration(system, link);
    else await startOfficer(system, link, input);
  });
  return {};
});

function isOpen(link: LinkRow, now: Date): boolean {
  return link.usedAt === null && now < link.validUntil;
}

/** Works again and again while it is valid, and from this machine only: whoever sits here can restart it anyway. */
async function enterDemonstration(ctx: Ctx, link: LinkRow): Promise<void> {
  if (!isLoopback(ctx.caller.address)) throw new AppError(errors['link-not-valid']);
  const grants = await listGrantsOf(ctx.tx, [link.personId], ctx.clock.now());
  await openSession(ctx, { kind: grants.length > 0 ? 'officer' : 'member', personId: link.personId });
}

/** Name and password are set once and the link is used up with them; what is missing is asked for without using it. */
async function startOfficer(ctx: Ctx, link: LinkRow, input: Input): Promise<void> {
  const now = ctx.clock.now();
  const credential = await lockCredential(ctx.tx, link.personId);
  const signInName = credential.signInName ?? input.signInName;
  if (signInName === undefined) throw new AppError(errors['sign-in-name-needed']);
  if (input.password === undefined) throw new AppError(errors['password-needed']);
  await settleFactors(ctx, { link, credential, input });
  await saveChoice(ctx, link.personId, { signInName, password: input.password });
  await spendLink(ctx.tx, link.tokenHash, now);
  // A second link still in somebody's hands would set this password anew.
  await voidLinksOf(ctx.tx, link.personId);
  await endEverySessionOf(ctx.tx, link.personId, now);
  await openSession(ctx, { kind: 'officer', personId: link.personId });
  await rememberDevice(ctx, `name:${signInName}`);
}

/** A new password by link never steps around the second factor (ASVS 6.4.3); only a link made to take it away does. */
async function settleFactors(ctx: Ctx, { link, credential, input }: { link: LinkRow; credential: CredentialRow; input: Input }): Promise<void> {
  if (link.purpose !== 'officer-recovery-reset') return requireSecondFactor(ctx, credential, input);
  await removeTotp(ctx.tx, link.personId);
  await removePasskeysOf(ctx.tx, link.personId);
}

async function saveChoice(ctx: Ctx, personId: PersonId, chosen: { signInName: string; password: string }): Promise<void> {
  const passwordHash = await choosePassword(ctx, personId, chosen);
  const isSet = await setPassword(ctx.tx, { personId, signInName: chosen.signInName, passwordHash, now: ctx.clock.now() });
  if (!isSet) throw new AppError(errors['sign-in-name-taken']);
}
