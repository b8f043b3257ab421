import { defineResource } from '#platform/contract/access.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { EntryRow } from '../store/entries.ts';
import type { OfferRow } from '../store/offers.ts';

export const offerResource = defineResource<OfferRow>('signup.offer');
export const entryResource = defineResource<EntryRow>('signup.entry');

export const permissions = definePermissions({
  'signup.entry.read': ['chair', 'administrator', 'contact-person'],
  'signup.entry.decide': ['chair', 'administrator'],
  'signup.limit.manage': ['chair', 'administrator'],
});
