import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { DossierRow } from '../store/rows.ts';

export const dossierResource = defineResource<DossierRow>('aid.dossier');

export const permissions = definePermissions({
  'aid.dossier.read': ['chair', 'administrator'],
  'aid.standard.manage': ['chair', 'administrator'],
});

export const errors = defineErrors('aid', {
  'consent-missing': 'invalid',
  'household-differs': 'invalid',
  'under-way': 'conflict',
  'line-differs': 'invalid',
  'level-unfit': 'invalid',
  'over-ceiling': 'invalid',
  'no-dossier': 'not-found',
  'review-early': 'conflict',
  'paid-differs': 'invalid',
  'standard-past': 'invalid',
});
