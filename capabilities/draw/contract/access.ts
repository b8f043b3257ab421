import { defineResource } from '#platform/contract/access.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { DrawRow } from '../store/draws.ts';

export const drawResource = defineResource<DrawRow>('draw.draw');

export const permissions = definePermissions({
  // For one's own union: as the one that draws, or as the one that closes another's draw.
  'draw.party.act': ['chair', 'administrator'],
  'draw.draw.manage': ['chair', 'administrator'],
});
