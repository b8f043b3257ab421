import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('signup', {
  'one-root': 'invalid',
  'share-unknown': 'invalid',
  'given-too-much': 'invalid',
  'flows-back-late': 'invalid',
  'out-of-bounds': 'invalid',
  'no-places': 'conflict',
});
