import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { endpoints } from './contract.ts';
import { noticesHoldings } from './store/holdings.ts';
import { markRead } from './use-cases/mark-read.ts';
import { countUnread, listMine } from './use-cases/read-notices.ts';

/** A person's notices. Not replayed: the reader 'notices' makes them, and read marks are not events. */
export const noticesManifest: Manifest = defineModule({
  id: 'notices', dependsOn: ['access', 'jobs', 'figures'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints,
  handlers: [listMine, countUnread, markRead],
  holdings: noticesHoldings,
});
