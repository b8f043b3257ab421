import { defineErrors } from '#platform/contract/errors.ts';

export const delegationErrors = defineErrors('access', {
  'not-yours': 'forbidden',
  'too-wide': 'forbidden',
  'too-long': 'invalid',
});

export const separationErrors = defineErrors('access', { 'duties-separated': 'conflict' });
