import { createHmac } from 'node:crypto';

/** A JSON Web Token (HS256) as the peers sign it themselves at a sign-in; valid for a day. */
export function signToken(secret: string, claims: Readonly<Record<string, unknown>>, head: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...head })}.${encode({ ...claims, iat: now, exp: now + 86_400 })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
