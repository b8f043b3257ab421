import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { rememberDevice } from '../attempts.ts';
import { beginCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import { relyingParty, requirePasskey } from '../passkeys.ts';
import { openSession } from '../sessions.ts';
import { lockCredential } from '../store/credentials.ts';
import { listPasskeysOf } from '../store/passkeys.ts';

/** The question for whichever key the browser finds. Strangers are told no ids: a list of keys would say who has an account (SE-8). */
export const beginPasskeyProof = handle(endpoints.beginPasskeyProof, async (ctx) => {
  const { id } = relyingParty(ctx.publicUrl);
  const keys = ctx.actor.kind === 'person' ? await listPasskeysOf(ctx.tx, ctx.actor.personId) : [];
  return { challenge: await beginCeremony(ctx, 'passkey-prove'), host: id, credentials: keys.map((key) => key.credentialId) };
});

/** Without name and password: the key says whose it is, and the device has asked for a PIN, a finger or a face. */
export const signInWithPasskey = handle(endpoints.signInWithPasskey, async (ctx, { passkey }) => {
  await withSystemReach(ctx, 'job', async (system) => {
    const { personId } = await requirePasskey(system, passkey);
    const { signInName } = await lockCredential(system.tx, personId);
    if (signInName === null) throw new AppError(errors['passkey-refused']);
    await openSession(system, { kind: 'officer', personId });
    await rememberDevice(system, `name:${signInName}`);
  });
  return {};
});
