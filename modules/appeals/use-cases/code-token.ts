import type { Keyring } from '#platform/crypto/keyring.ts';
import { isSignedText, signText } from '#platform/crypto/signature.ts';
import { isUuid } from '#platform/kernel/id.ts';

const DOMAIN = 'appeals.code.v1';

/** What the QR carries: the code's id (22 characters) and the platform's signature (86), nothing personal. */
export function toCodeToken(keyring: Keyring, codeId: string): string {
  return Buffer.from(codeId.replaceAll('-', ''), 'hex').toString('base64url') + signText(keyring, DOMAIN, codeId);
}

/** The code's id, or undefined for anything this platform did not sign: a forged poster stops before any look-up. */
export function readCodeToken(keyring: Keyring, token: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{108}$/.test(token)) return undefined;
  const known = genuine.get(keyring)?.get(token);
  if (known !== undefined) return known;
  const id = verifiedId(keyring, token);
  if (id !== undefined) remember(keyring, token, id);
  return id;
}

// A crowd scans few posters, and a signature costs more than all the other rules. What was signed once stays signed: whether
// the poster is still in use is asked of the database every time.
const genuine = new WeakMap<Keyring, Map<string, string>>();
const MOST_REMEMBERED = 4096;

function remember(keyring: Keyring, token: string, id: string): void {
  const known = genuine.get(keyring) ?? new Map<string, string>();
  if (known.size >= MOST_REMEMBERED) known.clear();
  genuine.set(keyring, known.set(token, id));
}

function verifiedId(keyring: Keyring, token: string): string | undefined {
  const bytes = Buffer.from(token.slice(0, 22), 'base64url');
  // 22 characters hold four bits more than an id has: one poster, one spelling (QR-1).
  if (bytes.toString('base64url') !== token.slice(0, 22)) return undefined;
  const hex = bytes.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) && isSignedText(keyring, DOMAIN, id, token.slice(22)) ? id : undefined;
}
