import type { Ctx } from '#platform/access/ctx.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { ok, orThrow, refuse } from '#platform/kernel/outcome.ts';
import { errors } from './contract.ts';
import { tryCode } from './one-time-code.ts';
import { codeRequestKey, codeRequestPlace } from './phone-index.ts';
import type { PhoneNumber } from './phone-number.ts';
import { countTry, lockCode } from './store/codes.ts';

export type JudgedCode = { readonly phone: PhoneNumber; readonly phoneIndex: string };

/**
 * Judges a typed code and counts the try, right or wrong, for good. A right one is not used up yet: the command does
 * that with spendCode in its own transaction, so that a code and what it opened succeed or fail together.
 */
export async function judgeCode(ctx: Ctx, typed: { readonly requestId: string; readonly code: string }): Promise<JudgedCode> {
  return orThrow(await ctx.ports.signIn.aside(async (tx) => {
    const row = await lockCode(tx, typed.requestId);
    if (row === 'locked') return refuse(errors['sign-in-busy']);
    if (row === undefined) return refuse(errors['code-expired']);
    const phone = openSeal(codeRequestKey(ctx.keyring), codeRequestPlace(row.requestId), row.phoneSealed) as PhoneNumber; // -- sealed as one
    const purpose = { requestId: row.requestId, phone, key: ctx.keyring.index };
    const { sent, outcome } = tryCode(row, purpose, { typed: typed.code, now: ctx.clock.now() });
    await countTry(tx, row.requestId, sent.tries);
    return outcome.ok ? ok({ phone, phoneIndex: row.phoneIndex }) : outcome;
  }));
}
