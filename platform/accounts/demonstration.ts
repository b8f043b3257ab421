import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '#platform/access/ctx.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { payForGuess } from './attempts.ts';
import { errors } from './contract.ts';
import { isLoopback } from './network.ts';

/** The officers of a demonstration, who come by a link on this machine, and the one password they confirm steps with. */
export type Demonstration = { readonly password: string; readonly people: ReadonlySet<PersonId> };

/** From this machine alone, and never for an account of its own: nothing is stored, so a real platform that grew out of it has no such way. */
export function isDemonstrated({ ports, caller }: Pick<Ctx, 'ports' | 'caller'>, personId: PersonId): boolean {
  return ports.signIn.demonstration?.people.has(personId) === true && isLoopback(caller.address);
}

export async function requireDemonstrationPassword(ctx: Ctx, personId: PersonId, typed: string | undefined): Promise<void> {
  if (typed === undefined) throw new AppError(errors['password-needed']);
  const payment = await payForGuess(ctx, personId, 'password');
  const [given, known] = [typed, ctx.ports.signIn.demonstration?.password ?? '']
    .map((text) => Buffer.from(blindIndex(ctx.keyring, 'accounts.demonstration', text)));
  if (given === undefined || known === undefined || !timingSafeEqual(given, known)) throw new AppError(errors['password-wrong']);
  await ctx.ports.signIn.aside(payment.forgive);
}
