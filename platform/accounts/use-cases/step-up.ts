import type { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { endpoints, errors } from '../contract.ts';
import { isDemonstrated, requireDemonstrationPassword } from '../demonstration.ts';
import { judgeCode } from '../judge-code.ts';
import { requirePassword, requireSecondFactor } from '../second-factor.ts';
import { renewSession } from '../sessions.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { spendCode } from '../store/codes.ts';
import { findCredential } from '../store/credentials.ts';
import { hasPhone } from '../store/persons.ts';

type Input = z.output<typeof endpoints.stepUp.input>;

/** The strongest proof that the person has is the one asked for: a password does not stand in for their key or their TOTP. */
export const stepUp = handle(endpoints.stepUp, async (ctx, input) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const credential = await findCredential(ctx.tx, personId);
  if (credential !== undefined && (credential.totpSealed !== null || credential.hasPasskey)) {
    await requireSecondFactor(ctx, credential, input);
  } else if (credential !== undefined && credential.passwordHash !== null) {
    if (input.password === undefined) throw new AppError(errors['password-needed']);
    await requirePassword(ctx, credential, input.password);
  } else if (isDemonstrated(ctx, personId)) {
    await requireDemonstrationPassword(ctx, personId, input.password);
  } else {
    await requireOwnCode(ctx, personId, input);
  }
  await renewSession(ctx, sessionId);
  return {};
});

/** A member's second factor is the phone: a fresh code to the number that is theirs. */
async function requireOwnCode(ctx: Ctx, personId: PersonId, { requestId, code }: Input): Promise<void> {
  if (requestId === undefined || code === undefined) throw new AppError(errors['code-needed']);
  const { phoneIndex } = await judgeCode(ctx, { requestId, code });
  await withSystemReach(ctx, 'job', async ({ tx, clock }) => {
    if (!await hasPhone(tx, personId, phoneIndex)) throw new AppError(errors['code-expired']);
    if (!await spendCode(tx, requestId, clock.now())) throw new AppError(errors['code-used']);
  });
}
