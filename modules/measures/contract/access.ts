import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { FirmRow, ImportRow, ItemRow } from '../store/rows.ts';

export const itemResource = defineResource<ItemRow>('measures.item');
export const firmResource = defineResource<FirmRow>('measures.firm');
export const importResource = defineResource<ImportRow>('measures.import');

export const permissions = definePermissions({
  'measures.plan.read': ['chair', 'administrator', 'contact-person'],
  'measures.plan.manage': ['chair', 'administrator'],
  'measures.firm.read': ['chair', 'administrator', 'contact-person'],
  'measures.firm.manage': ['chair', 'administrator'],
});

export const errors = defineErrors('measures', {
  'owner-unfit': 'conflict',
  'dates-reversed': 'invalid',
  'item-removed': 'conflict',
  'photo-gone': 'conflict',
  'credit-code': 'invalid',
  'phone': 'invalid',
  'firm-known': 'conflict',
  'firm-removed': 'conflict',
  'union-not-below': 'conflict',
  'target-unfit': 'conflict',
  'no-header': 'invalid',
  'import-taken': 'conflict',
});
