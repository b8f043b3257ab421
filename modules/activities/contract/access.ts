import { defineResource } from '#platform/contract/access.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { ActivityRow } from '../store/activities.ts';

export const activityResource = defineResource<ActivityRow>('activities.activity');

export const permissions = definePermissions({
  'activities.activity.read': ['chair', 'administrator', 'contact-person', 'audit-officer'],
  'activities.activity.manage': ['chair', 'administrator'],
});

export const errors = defineErrors('activities', {
  'ends-early': 'invalid',
  'opens-late': 'invalid',
  'in-the-past': 'invalid',
  'session-twice': 'invalid',
  'over-already': 'conflict',
  'cancelled-already': 'conflict',
  'nothing-changed': 'invalid',
  'id-taken': 'conflict',
  'activity-unknown': 'not-found',
  'not-there': 'conflict',
  'rate-later': 'conflict',
  'rate-too-late': 'conflict',
  'rated-already': 'conflict',
  'photo-gone': 'conflict',
  'photo-unknown': 'not-found',
  'not-among': 'conflict',
  'wall-closed': 'conflict',
  'wall-full': 'conflict',
});
