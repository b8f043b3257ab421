import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { CorrectionRow, ImportRow, MemberRow } from '../store/rows.ts';

export const memberResource = defineResource<MemberRow>('register.member');
export const correctionResource = defineResource<CorrectionRow>('register.correction');
export const importResource = defineResource<ImportRow>('register.import');

export const permissions = definePermissions({
  'register.member.read': ['chair', 'administrator'],
  'register.member.manage': ['chair', 'administrator'],
  'register.member.export': ['chair', 'administrator'],
  'register.member.confirm-export': ['chair', 'administrator'],
});

export const errors = defineErrors('register', {
  'identity': 'invalid',
  'phone': 'invalid',
  'nothing-to-know-by': 'invalid',
  'already-here': 'conflict',
  'elsewhere': 'conflict',
  'name-differs': 'conflict',
  'phone-taken': 'conflict',
  'no-header': 'invalid',
  'import-taken': 'conflict',
  'nothing-changed': 'invalid',
  'correction-open': 'conflict',
  'correction-settled': 'conflict',
  'reason-needed': 'invalid',
  'reveal-quota': 'too-many',
  'more-members': 'conflict',
  'export-quota': 'too-many',
  'export-elsewhere': 'conflict',
});
