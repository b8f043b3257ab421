import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { FoundingRow, JoinRow } from '../store/rows.ts';

export const joinResource = defineResource<JoinRow>('membership.join');
export const foundingResource = defineResource<FoundingRow>('membership.founding');

export const permissions = definePermissions({
  'membership.join.read': ['chair', 'administrator', 'contact-person'],
  'membership.join.decide': ['chair', 'administrator'],
  'membership.transfer.decide': ['chair', 'administrator'],
  'membership.founding.read': ['chair', 'administrator', 'contact-person'],
  'membership.limit.manage': ['chair', 'administrator'],
});

export const errors = defineErrors('membership', {
  'moved-on': 'conflict',
  'code-unknown': 'not-found',
  'union-gone': 'not-found',
  'id-number': 'invalid',
  'too-young': 'invalid',
  'already-member': 'conflict',
  'already-asked': 'conflict',
  'id-taken': 'conflict',
  'not-member': 'conflict',
  'same-union': 'conflict',
  'already-moving': 'conflict',
  'already-retained': 'conflict',
  'credit-code': 'invalid',
  'joiners-many': 'invalid',
  'send-back-instead': 'conflict',
  'union-known': 'conflict',
  'too-deep': 'conflict',
  'day-past': 'invalid',
  'day-to-come': 'invalid',
  'meeting-needed': 'invalid',
  'counts-differ': 'invalid',
  'not-yet-approved': 'invalid',
  'no-quorum': 'conflict',
  'no-majority': 'conflict',
  'chair-taken': 'conflict',
  'union-code': 'invalid',
  'code-taken': 'conflict',
  'certificate-period': 'invalid',
  'limit-looser': 'invalid',
  'limit-past': 'invalid',
});
