import { defineErrors } from '#platform/contract/errors.ts';

export const errors = defineErrors('appeals', {
  'code-unknown': 'not-found',
  'code-retired': 'conflict',
  'contact-needed': 'invalid',
  'receipt-unknown': 'not-found',
  'already-sent': 'conflict',
  'photo-unknown': 'invalid',
  'wrong-state': 'conflict',
  'own-case': 'forbidden',
  'not-named': 'forbidden',
  'contact-unfit': 'invalid',
  'not-holder': 'conflict',
  'no-rung-above': 'conflict',
  'refuse-too-late': 'conflict',
  'pause-too-long': 'invalid',
  'receiver-unfit': 'invalid',
  'join-unfit': 'invalid',
  'limit-looser': 'invalid',
  'limit-past': 'invalid',
  'call-back-done': 'conflict',
});
