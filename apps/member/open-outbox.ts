import { appealsCouriers } from '#modules/appeals/member/couriers.ts';
import { openRoads } from '#modules/appeals/member/roads.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { alone, tabNews } from '#platform/ui/kept/keep-sending.ts';
import { openVault } from '#platform/ui/kept/open-vault.ts';
import { createOutbox, type Outbox } from '#platform/ui/kept/outbox.ts';

/** The phone's outbox with every module's couriers: the same in a page and in the service worker. */
export async function openOutbox(): Promise<Outbox> {
  const parts = { clock: systemClock, random: browserRandom };
  const vault = await openVault(parts);
  const news = tabNews();
  const outbox = createOutbox({
    ...parts, vault, couriers: appealsCouriers(openRoads(browserRandom)), alone, announce: news.announce, isOnline: () => navigator.onLine,
  });
  news.listen(() => void outbox.load());
  await outbox.load();
  return outbox;
}
