import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('checkin', {
  'session-unknown': 'not-found',
  'door-unknown': 'not-found',
  'door-closed': 'conflict',
  'too-many-doors': 'conflict',
  'question-unknown': 'invalid',
  'over-already': 'conflict',
  'id-taken': 'conflict',
  'too-late-to-send': 'conflict',
});
