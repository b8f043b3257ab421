import { handleMany } from '#platform/access/handler.ts';
import { countUnreadOf } from '#platform/notices/store/notices.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { countAppealsWaiting } from '#modules/appeals/public.ts';
import { endpoints } from '../contract.ts';

/** Three statements for any number of people; they travel together, because none needs another's answer. */
export const readHome = handleMany(endpoints.readHome, async (tx, people) => {
  const [homes, waiting, unread] = await Promise.all([
    listPersonHomes(tx, people), countAppealsWaiting(tx, people), countUnreadOf(tx, people),
  ]);
  const homeOf = new Map(homes.map((home) => [home.personId, home]));
  const unreadOf = new Map(unread.map((row) => [row.personId, row.unread]));
  return people.map((id) => ({
    name: homeOf.get(id)?.name ?? '', unionName: homeOf.get(id)?.unionName ?? null,
    appealsWaiting: waiting.get(id) ?? 0, unreadNotices: unreadOf.get(id) ?? 0,
  }));
});
