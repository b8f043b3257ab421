import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { newId } from '#platform/kernel/random.ts';
import { publicKeyOf } from '#platform/crypto/public-key.ts';
import { endpoints } from '../contract.ts';
import { cardKeyBegan } from '../events/definitions.ts';
import { listCardKeys } from '../store/cards.ts';

/** The keys by which any phone checks a card without a network, the one in use first, with the retired ones' last day. */
export const readCardKeys = handle(endpoints.readCardKeys, async (ctx) => ({ keys: await listSigningKeys(ctx), asOf: ctx.clock.now() }));

/** Every key that codes of this house were ever signed with; `until` once another took its place. */
export async function listSigningKeys({ tx, keyring, clock }: Pick<Ctx, 'tx' | 'keyring' | 'clock'>) {
  const current = publicKeyOf(keyring);
  const former = (await listCardKeys(tx)).filter(({ keyId }) => keyId !== current.keyId);
  return [{ ...current, until: null }, ...former.map(({ until, ...key }) => ({ ...key, until: until ?? clock.now() }))];
}

/** The house remembers which keys it signed cards with: one that was put away must still be known as such. */
export async function rememberCardKey(ctx: Ctx): Promise<void> {
  // Two who sign the first cards at once would each find it missing, and remember it twice.
  await lockName(ctx.tx, 'card key');
  const current = publicKeyOf(ctx.keyring);
  const [newest] = await listCardKeys(ctx.tx);
  if (newest?.keyId !== current.keyId) await record(ctx, [cardKeyBegan({ cardKeyId: newId<'card-key'>(ctx), ...current })]);
}
