import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('signup', {
  'one-root': 'invalid',
  'share-unknown': 'invalid',
  'given-too-much': 'invalid',
  'flows-back-late': 'invalid',
  'out-of-bounds': 'invalid',
  'no-places': 'conflict',
  'dates-reversed': 'invalid',
  'audience-outside': 'invalid',
  'limit-unknown': 'invalid',
  'offer-unknown': 'not-found',
  'offer-cancelled': 'conflict',
  'not-yet': 'conflict',
  'closed': 'conflict',
  'not-for-you': 'conflict',
  'group-too-large': 'invalid',
  'limit-reached': 'conflict',
  'full': 'conflict',
  'over-already': 'conflict',
  'nothing-offered': 'conflict',
  'nothing-asked': 'conflict',
});
