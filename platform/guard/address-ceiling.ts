import { networkOf } from '#platform/accounts/network.ts';
import { afterUse, quotaWait, type Used } from '#platform/accounts/quota.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { NETWORK_CEILING } from './quotas.ts';

/** Counts one request of an address; the milliseconds it has to wait, 0 when it may pass. */
export type AddressCeiling = (address: string) => number;

/** More networks at once than any house sees; past that the count begins anew rather than growing. */
const MOST_NETWORKS = 50_000;

/**
 * The coarse ceiling, and the only count by address. In memory alone and gone with the minute: an anonymous worker's
 * network is written nowhere, not even as a hash.
 */
export function createAddressCeiling(clock: Clock, ceiling = NETWORK_CEILING): AddressCeiling {
  const used = new Map<string, Used>();
  return (address) => {
    const [network, now] = [networkOf(address), clock.now()];
    const before = used.get(network);
    const wait = quotaWait(before, ceiling, now);
    if (wait > 0) return wait;
    if (before === undefined && used.size >= MOST_NETWORKS) used.clear();
    used.set(network, afterUse(before, ceiling, now));
    return 0;
  };
}
