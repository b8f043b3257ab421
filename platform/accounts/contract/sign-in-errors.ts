import { defineErrors } from '#platform/contract/errors.ts';

/** What the sign-in rules may refuse. None of these says whether an account exists. */
export const signInErrors = defineErrors('accounts', {
  'password-too-short': 'invalid',
  'password-too-long': 'invalid',
  'password-too-easy': 'invalid',
  'password-plain': 'invalid',
  'sign-in-busy': 'unavailable',
  'sign-in-wait': 'too-many',
  'totp-wrong': 'invalid',
  'totp-used': 'invalid',
  'code-wrong': 'invalid',
  'code-expired': 'invalid',
  'code-used': 'invalid',
  'code-exhausted': 'too-many',
  'code-too-soon': 'too-many',
  'code-daily-limit': 'too-many',
  'not-a-mobile-number': 'invalid',
  'real-name-tries': 'too-many',
});
