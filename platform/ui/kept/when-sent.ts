import type { Outbox } from './outbox.ts';
import { isOver, type Parcel } from './parcel.ts';

/** Calls back each time something that waited has arrived, whoever sent it: this page, another tab, the service worker. */
export function whenSent({ parcels }: Pick<Outbox, 'parcels'>, hear: () => void): () => void {
  let former = parcels.get();
  return parcels.subscribe(() => {
    const now = parcels.get();
    const hasArrived = former.some((one) => one.stage === 'waiting' && isAway(now, one));
    former = now;
    if (hasArrived) hear();
  });
}

/** What leaves nothing to be seen is gone once it has arrived. */
function isAway(now: readonly Parcel[], { id }: Parcel): boolean {
  const left = now.find((one) => one.id === id);
  return left === undefined || isOver(left);
}
