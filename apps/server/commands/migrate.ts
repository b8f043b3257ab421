import type { Settings } from '../settings.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/** `zhijia migrate`: opening the house brings the database up to date and checks its walls; nothing is served. */
export async function migrateOnly(settings: Settings): Promise<void> {
  await withHouse(settings, async () => {});
  say('server/migrated', {});
}
