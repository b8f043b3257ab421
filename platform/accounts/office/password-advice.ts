/** The least length of the profile in force (platform/accounts/password-policy.ts, ASVS 6.2.1). */
const LEAST = 12;

export type PasswordAdvice = { readonly key: 'empty' | 'short' | 'long-enough'; readonly left: number };

/**
 * What to say beside a password while it is typed. Length is all that a screen can honestly judge; whether it is easy to
 * guess is the server's answer, given by name when it refuses.
 */
export function passwordAdvice(password: string): PasswordAdvice {
  const length = [...password.normalize('NFKC')].length;
  if (length === 0) return { key: 'empty', left: LEAST };
  return length < LEAST ? { key: 'short', left: LEAST - length } : { key: 'long-enough', left: 0 };
}
