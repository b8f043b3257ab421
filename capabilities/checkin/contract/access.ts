import { defineResource } from '#platform/contract/access.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { DoorRow, RollRow } from '../store/rows.ts';

export const rollResource = defineResource<RollRow>('checkin.roll');
/** Held by whoever proved to know the door's secret. */
export const doorResource = defineResource<DoorRow>('checkin.door');

export const permissions = definePermissions({
  'checkin.roll.manage': ['chair', 'administrator'],
  'checkin.roll.read': ['chair', 'administrator', 'contact-person'],
});
