import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('consents', {
  'text-changed': 'conflict',
  'consent-missing': 'invalid',
  'purpose-unknown': 'invalid',
  'guardian-needed': 'invalid',
  'not-given': 'conflict',
  'withdrawn': 'conflict',
  'version-unknown': 'not-found',
  'not-a-member': 'not-found',
  'not-topmost': 'forbidden',
  'outdated': 'conflict',
  'day-too-early': 'invalid',
  'text-incomplete': 'invalid',
  'nothing-changed': 'conflict',
});
