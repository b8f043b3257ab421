import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Who may open backups (`identity`, to be kept elsewhere) and whom they are sealed to (`recipient`, which can only seal). */
export type OfflineKey = { readonly identity: string; readonly recipient: string };

export async function makeOfflineKey(): Promise<OfflineKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
