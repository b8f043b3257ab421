import type { Ctx } from '#platform/access/ctx.ts';
import { newId } from '#platform/kernel/random.ts';
import type { PersonId } from '#platform/kernel/id.ts';

/** A sign-in changes no table that the journal feeds; it stands in the access log, and so in the audit tree. */
export async function logSignIn(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'random'>, signedIn: { readonly kind: 'officer' | 'member'; readonly personId: PersonId },
): Promise<void> {
  const id = newId(ctx);
  await ctx.tx`
    insert into access_log (id, at, actor, endpoint, outcome, subject_id, reason, request_id)
    values (${id}, ${ctx.clock.now()}, ${ctx.tx.json({ kind: 'person', personId: signedIn.personId })},
            ${`accounts.signIn.${signedIn.kind}`}, 'signed-in', ${signedIn.personId}, null, ${id})`;
}
