import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPasswordHasher } from '#platform/accounts/password.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { createLog } from '#apps/server/log.ts';
import { openHouse } from '#apps/server/open-house.ts';
import { serve } from '#apps/server/serve.ts';
import { readSettings } from '#apps/server/settings.ts';

/**
 * The server without the slow hash of the query code, to see what of a submission is the hash and what the house. A
 * process of its own; says its address, its own number and the worker's sign-in link, and stops on a message.
 */
const dataDirectory = process.argv[2] ?? '';
const settings = { ...readSettings({}), dataDirectory, port: 0 };
const open = await openHouse(settings, { log: createLog(systemClock, 'warn'), publicUrl: 'http://localhost' });
const free = createPasswordHasher({ random: open.house.random, cost: { memory: 8, passes: 1, lanes: 1 }, limits: { atOnce: 10, waiting: 10 } });
const house = { ...open.house, ports: { ...open.house.ports, signIn: { ...open.house.ports.signIn, receipts: free } } };
const page = join(dataDirectory, 'bench-page');
await mkdir(page, { recursive: true });
await writeFile(join(page, 'index.html'), '<title>bench</title>');
const serving = await serve({ ...open, house }, {
  port: 0, isPortFixed: false, isPublic: false, isDemonstration: true, screens: { member: page, office: page },
  publicUrlAt: (port) => `http://localhost:${port}`,
});
const url = `http://localhost:${serving.port}`;
process.send?.({ url, pid: process.pid, links: serving.links.map((link) => url + link.path) });
process.once('message', () => {
  void serving.close().then(() => open.close()).then(() => process.exit());
});
