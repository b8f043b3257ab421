import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('draw', {
  'party-missing': 'conflict',
  'too-many-parties': 'conflict',
  'commitment-repeated': 'conflict',
  'nobody-entered': 'conflict',
  'number-taken': 'conflict',
  'dates-reversed': 'invalid',
  'out-of-bounds': 'invalid',
  'not-a-party': 'not-found',
  'revealed-already': 'conflict',
  'does-not-open': 'invalid',
  'turn-to-come': 'conflict',
  'turn-over': 'conflict',
  'still-revealing': 'conflict',
});
