/**
 * Whether an Ed25519 signature holds (RFC 8032 §5.1.7), in a phone's browser: most of those in the field cannot tell by
 * themselves, so the library comes along, and only when somebody checks a card.
 */
export function canVerify(): boolean {
  return (globalThis as Partial<typeof globalThis>).BigInt !== undefined; // -- absent on old phones
}

/** 32 bytes of key, 64 of signature; anything else is no signature. Strict: a key or point of small order signs nothing. */
export async function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}
