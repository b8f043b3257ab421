import type { Ctx } from '#platform/access/ctx.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { insertLink, type LinkPurpose } from './store/links.ts';
import { newToken, tokenHash } from './token.ts';

/** In milliseconds. The first link of an officer is handed over in person or by letter; one for a forgotten password is waited for; a demonstration lasts a day's work. */
export const LINK_LIVES: Readonly<Record<LinkPurpose, number>> = {
  'officer-start': 72 * 3_600_000,
  'officer-recovery': 24 * 3_600_000,
  'officer-recovery-reset': 24 * 3_600_000,
  'demo': 7 * 24 * 3_600_000,
};

/**
 * Makes a sign-in link and answers its token; the address is the caller's, with the token behind '#', where no
 * server log sees it. Needs the system reach 'setup', 'demo' or 'job'. The first link redeemed
 * voids the person's others.
 */
export async function makeLink(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'random'>, wanted: { readonly personId: PersonId; readonly purpose: LinkPurpose },
): Promise<string> {
  const token = newToken(ctx.random);
  await insertLink(ctx.tx, {
    tokenHash: tokenHash(token), personId: wanted.personId, purpose: wanted.purpose,
    validUntil: shiftInstant(ctx.clock.now(), LINK_LIVES[wanted.purpose]),
  });
  return token;
}
