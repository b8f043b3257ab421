import { defineErrors } from '#platform/contract/errors.ts';

export const switchboardErrors = defineErrors('switchboard', {
  'service-off': 'conflict',
  'outdated': 'conflict',
  'fixed-above': 'conflict',
  'setting-unfit': 'invalid',
  'colour-weak': 'invalid',
  'address-taken': 'conflict',
  'address-unknown': 'not-found',
  'version-unknown': 'not-found',
});
