import { handle } from '#platform/access/handler.ts';
import { findGrant } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import { LINK_LIVES, makeLink } from '../links.ts';
import { lockCredential } from '../store/credentials.ts';

/**
 * The link by which an appointed officer begins. Whoever has a password already gets none: a link chosen by a superior
 * would let that superior sign in as them (ASVS 6.4.6).
 */
export const makeStartLink = handle(endpoints.makeStartLink, async (ctx, input, union) => {
  const now = ctx.clock.now();
  const grant = await findGrant(ctx.tx, input.grantId, now);
  if (grant === undefined || grant.unionId !== union.id) throw new AppError(errors['not-an-officer']);
  const token = await withSystemReach(ctx, 'job', async (system) => {
    const credential = await lockCredential(system.tx, grant.personId);
    if (credential.passwordHash !== null) throw new AppError(errors['already-started']);
    return makeLink(system, { personId: grant.personId, purpose: 'officer-start' });
  });
  return { link: `${ctx.publicUrl}/office/start#${token}`, validUntil: shiftInstant(now, LINK_LIVES['officer-start']) };
});
