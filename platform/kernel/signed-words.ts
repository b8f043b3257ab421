import { fromBase64Url } from './packed-id.ts';

/** A key of a house as other devices keep it; `until` (an ISO instant) once another one took its place. */
export type KnownKey = { readonly keyId: string; readonly publicKey: string; readonly until: string | null };
/** Whether 64 bytes are an Ed25519 signature of the message under the key's 32. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
/** What was signed: for which purpose, the words, and the signature in base64url. */
export type SignedWords = { readonly domain: string; readonly head: string; readonly signature: string };

/** Never throws on what a camera may read (QR-1). */
export async function isGenuine({ publicKey }: Pick<KnownKey, 'publicKey'>, { domain, head, signature }: SignedWords, verify: Verify): Promise<boolean> {
  const [key, bytes] = [fromBase64Url(publicKey, 43), fromBase64Url(signature, 86)];
  return key !== undefined && bytes !== undefined && verify(key, new TextEncoder().encode(`${domain}\0${head}`), bytes);
}
