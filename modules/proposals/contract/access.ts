import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { ProposalRow } from '../store/rows.ts';

export const proposalResource = defineResource<ProposalRow>('proposals.proposal');

export const permissions = definePermissions({
  'proposals.proposal.read': ['chair', 'administrator', 'contact-person'],
});

export const errors = defineErrors('proposals', {
  'not-shared': 'not-found',
  'own-proposal': 'forbidden',
  'already-seconded': 'conflict',
  'not-seconding': 'conflict',
  'deadline-past': 'invalid',
  'merge-unknown': 'invalid',
});
