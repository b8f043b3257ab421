import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { seal } from '#platform/crypto/seal.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { isKnownDevice, payForCode } from '../attempts.ts';
import { endpoints, errors } from '../contract.ts';
import { ONE_TIME_CODE, sendCode } from '../one-time-code.ts';
import { codeRequestKey, codeRequestPlace, phoneIndex } from '../phone-index.ts';
import { toPhoneNumber, type PhoneNumber } from '../phone-number.ts';
import { insertCode, listSentTimes } from '../store/codes.ts';

/** Whether the phone belongs to anybody is not asked here, so neither the answer nor its time can tell (SE-8). */
export const requestCode = handle(endpoints.requestCode, async (ctx, input) => {
  const phone = orThrow(toPhoneNumber(input.phone));
  // Committed before the message leaves: a code that cannot be used is a nuisance, one that is not counted a hole.
  const made = await ctx.ports.signIn.aside((tx) => makeCode(ctx, tx, phone));
  if (made === undefined) {
    ctx.log.error({ endpoint: endpoints.requestCode.id }, 'the budget of sign-in codes for today is used up');
    throw new AppError(errors['code-budget']);
  }
  try {
    await ctx.ports.sms.send(phone, 'sign-in-code', { code: made.code, minutes: String(ONE_TIME_CODE.livesMs / 60_000) });
  } catch {
    // The provider's own words may quote phone and code.
    ctx.log.error({ endpoint: endpoints.requestCode.id }, 'the provider did not take a sign-in code');
    throw new AppError(errors['sms-failed']);
  }
  return {
    requestId: made.requestId, validSeconds: ONE_TIME_CODE.livesMs / 1000, againSeconds: ONE_TIME_CODE.betweenMs / 1000,
  };
});

async function makeCode(ctx: Ctx, tx: Tx, phone: PhoneNumber): Promise<{ requestId: string; code: string } | undefined> {
  const now = ctx.clock.now();
  const index = phoneIndex(ctx.keyring, phone);
  const isKnown = await isKnownDevice(ctx, tx, `phone:${index}`);
  if (!await payForCode(ctx, tx)) return undefined;
  const earlier = await listSentTimes(tx, {
    phoneIndex: index, isKnownDevice: isKnown, since: shiftInstant(now, -ONE_TIME_CODE.dayMs),
  });
  const requestId = newId(ctx);
  const { code, sent } = orThrow(sendCode({ requestId, phone, key: ctx.keyring.index }, { now, random: ctx.random, earlier }));
  const phoneSealed = seal(codeRequestKey(ctx.keyring), codeRequestPlace(requestId), phone, ctx.random);
  await insertCode(tx, { ...sent, requestId, phoneIndex: index, phoneSealed, isKnownDevice: isKnown });
  return { requestId, code };
}
