import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '#platform/access/ctx.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { payForRealName } from './attempts.ts';
import { errors } from './contract.ts';
import './real-name-port.ts';

const TAIL = 6;

export type ClaimedName = { readonly name?: string | undefined; readonly idTail?: string | undefined };

/**
 * Where the register knows the person by a document, asks for the name and the last six of its number. Five tries a day,
 * and only for whoever has already shown that the phone is theirs: nobody else can use them up.
 */
export async function requireRealName(ctx: Ctx, personId: PersonId, claimed: ClaimedName): Promise<void> {
  const known = await ctx.ports.realNames?.findRealName(ctx, personId);
  if (known === undefined) return;
  if (claimed.name === undefined || claimed.idTail === undefined) throw new AppError(errors['real-name-needed']);
  const payment = await payForRealName(ctx, personId);
  const [own, given] = [{ name: known.name, tail: known.idNumber }, { name: claimed.name, tail: claimed.idTail }]
    .map((one) => realNameIndex(ctx.keyring, one));
  if (own === undefined || given === undefined || !timingSafeEqual(own, given)) throw new AppError(errors['real-name-wrong'], { left: payment.left });
  await ctx.ports.signIn.aside(payment.forgive);
}

/** Keyed, of one length whatever was typed. Names are compared as people write them: width, spaces and the dot of a foreign name do not count. */
function realNameIndex(keyring: Keyring, { name, tail }: { readonly name: string; readonly tail: string }): Buffer {
  const plain = name.normalize('NFKC').replace(/[\s·•・‧.．]/gu, '').toLowerCase();
  return Buffer.from(blindIndex(keyring, 'accounts.real-name', `${plain}\0${tail.normalize('NFKC').trim().slice(-TAIL).toUpperCase()}`));
}
