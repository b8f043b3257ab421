import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { endCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import { wechatBound, wechatUnbound } from '../events.ts';
import { requireRealName } from '../real-name.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { lockCredential } from '../store/credentials.ts';
import { bindIdentity, findBindingOf, removeBindingOf } from '../store/identities.ts';
import { endSessionsByDoor } from '../store/sessions.ts';

/** The ticket says which WeChat, the session whose phone; a wrong name leaves the ticket as it was. */
export const bindWechat = handle(endpoints.bindWechat, async (ctx, { ticket, name, idTail }) => {
  const { personId } = signedInPerson(ctx);
  const { subjectIndex } = await endCeremony(ctx, 'wechat-bind', ticket);
  if (subjectIndex === null) throw new AppError(errors['ceremony-over']);
  await requireRealName(ctx, personId, { name, idTail });
  await withSystemReach(ctx, 'job', (system) => bind(system, personId, subjectIndex));
  return {};
});

/** One WeChat, one person. The person's earlier one opens nothing from now on; somebody else's is never taken away. */
async function bind(ctx: Ctx, personId: PersonId, subjectIndex: string): Promise<void> {
  const now = ctx.clock.now();
  await lockCredential(ctx.tx, personId);
  const before = await findBindingOf(ctx.tx, personId, 'wechat');
  if (before?.subjectIndex === subjectIndex) return;
  if (before !== undefined) await removeWechat(ctx, personId);
  const isBound = await bindIdentity(ctx.tx, { kind: 'wechat', subjectIndex, personId, now });
  if (!isBound) throw new AppError(errors['wechat-other']);
  await record(ctx, [wechatBound({ personId, isInsteadOfAnother: before !== undefined })]);
}

export const readOwnWechat = handle(endpoints.readOwnWechat, async (ctx) => {
  const { personId } = signedInPerson(ctx);
  const bound = await withSystemReach(ctx, 'job', ({ tx }) => findBindingOf(tx, personId, 'wechat'));
  return { boundAt: bound?.boundAt ?? null };
});

/** Every session that this WeChat opened ends with it, this one too where it is one of them. */
export const unbindWechat = handle(endpoints.unbindWechat, async (ctx) => {
  const { personId } = signedInPerson(ctx);
  await withSystemReach(ctx, 'job', async (system) => {
    await lockCredential(system.tx, personId);
    if (!await removeWechat(system, personId)) throw new AppError(errors['wechat-not-bound']);
    await record(system, [wechatUnbound({ personId })]);
  });
  return {};
});

/** Under the credential's lock, so that a sign-in through the binding comes wholly before or finds it gone. */
async function removeWechat({ tx, clock }: Ctx, personId: PersonId): Promise<boolean> {
  await endSessionsByDoor(tx, personId, ['wechat', 'pairing'], clock.now());
  return removeBindingOf(tx, personId, 'wechat');
}
