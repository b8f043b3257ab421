import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { findGrant } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { recoveryOffered } from '../events.ts';
import { LINK_LIVES, makeLink } from '../links.ts';
import { logRecovery } from '../log-recovery.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { lockCredential } from '../store/credentials.ts';
import { voidLinksOf } from '../store/links.ts';

/**
 * Colleagues help each other to a new password: whoever made the link cannot get in with it as long as the second factor
 * stays. Taking that away as well is for who may appoint here, needs a reason, and is never done in silence.
 */
export const makeRecoveryLink = handle(endpoints.makeRecoveryLink, async (ctx, input, union) => {
  const { personId: officerId } = signedInPerson(ctx);
  const now = ctx.clock.now();
  const grant = await findGrant(ctx.tx, input.grantId, now);
  if (grant === undefined || grant.unionId !== union.id) throw new AppError(errors['not-an-officer']);
  if (grant.personId === officerId) throw new AppError(errors['not-for-yourself']);
  const purpose = input.isFactorReset ? 'officer-recovery-reset' : 'officer-recovery';
  const token = await withSystemReach(ctx, 'job', async (system) => {
    const credential = await lockCredential(system.tx, grant.personId);
    if (credential.passwordHash === null) throw new AppError(errors['not-started']);
    // Without a second factor the link alone opens the account, so it weighs as much as taking one away.
    const isWholeAccount = input.isFactorReset || (credential.totpSealed === null && !credential.hasPasskey);
    if (isWholeAccount && !mayOpenWhole(ctx, union)) throw new AppError(errors['reset-from-above']);
    await voidLinksOf(system.tx, grant.personId);
    await logRecovery(system, { by: officerId, personId: grant.personId, reason: input.reason, isFactorReset: input.isFactorReset });
    return makeLink(system, { personId: grant.personId, purpose });
  });
  await record(ctx, [recoveryOffered({ personId: grant.personId, unionId: union.id, officerId, isFactorReset: input.isFactorReset })]);
  return { link: `${ctx.publicUrl}/office/start#${token}`, validUntil: shiftInstant(now, LINK_LIVES[purpose]) };
});

/** At a union with nobody above, the other holder of its two offices is the only one left to ask. */
function mayOpenWhole(ctx: Ctx, union: UnionRow): boolean {
  if (union.parentId === null) return true;
  const place = { orgPath: union.path, linePath: union.linePath };
  return canAt('orgs.office.appoint', place, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
}
