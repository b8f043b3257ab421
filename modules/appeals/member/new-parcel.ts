import { systemClock } from '#platform/kernel/clock.ts';
import type { Parcel } from '#platform/ui/kept/parcel.ts';

export function newParcel(parts: Pick<Parcel, 'id' | 'kind' | 'owner' | 'content'>): Parcel {
  const now = systemClock.now().getTime();
  return { ...parts, stage: 'draft', madeAt: now, touchedAt: now, tries: 0, retryAt: 0, failure: null };
}
