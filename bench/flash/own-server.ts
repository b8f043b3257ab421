import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifests } from '#apps/server/manifests.ts';
import { createLog } from '#apps/server/log.ts';
import { openHouse } from '#apps/server/open-house.ts';
import { serve } from '#apps/server/serve.ts';
import { readSettings } from '#apps/server/settings.ts';
import { makeMembers, offerTo } from '#apps/server/testing/signup-crowd.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { pressInProcess } from './in-process.ts';
import type { Asked, Ready } from './own-messages.ts';

/** Other members, who sign in while the crowd presses. */
const SIGNING_IN = 400;

/** The server in a process of its own with members, sessions and offers of the bench; does what it is asked by message. */
const [dataDirectory = '', people = '0'] = process.argv.slice(2);
const settings = { ...readSettings({}), dataDirectory, port: 0, isDemonstration: false };
const open = await openHouse(settings, { log: createLog(systemClock, 'warn'), publicUrl: 'http://localhost' });
const page = join(dataDirectory, 'bench-page');
await mkdir(page, { recursive: true });
await writeFile(join(page, 'index.html'), '<title>bench</title>');
const serving = await serve(open, {
  port: 0, isPortFixed: false, isPublic: false, isDemonstration: false, screens: { member: page, office: page, gate: page }, publicUrlAt: (port) => `http://localhost:${port}`,
});
const members = await makeMembers(open, Number(people), SIGNING_IN);
await serving.runner.settle();
const resources = new Map(manifests.flatMap((one) => one.resources).map((one) => [one.name, one]));
const turnOf = new Map(members.people.map((id, turn) => [id as string, turn])); // -- looked up by plain ids

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.ask) {
    case 'offer': return offerTo(open, members.unionId, asked);
    case 'sign-ups': {
      const rows = await open.db.transact({ 'app.system': 'job' }, (tx) => tx<{ personId: string; state: string }[]>`
        select e.person_id as "personId", e.state from signup_entry e where e.offer_id = ${asked.offerId} and e.ended_at is null`);
      return rows.map(({ personId, state }) => ({ person: turnOf.get(personId), hasPlace: state === 'placed' }));
    }
    case 'press': return pressInProcess({ at: { house: open.house, db: open.db, resources }, people: members.people, runner: serving.runner }, asked.offerId);
    case 'code': return open.smsInbox.list().find(({ phone }) => phone === `+86${asked.phone}`)?.params['code'];
    case 'settle': return serving.runner.settle();
    case 'stop': {
      await serving.close();
      await open.close();
      setImmediate(() => process.exit());
      return undefined;
    }
  }
}

process.on('message', (message) => {
  const asked = message as Asked; // -- what own.ts sends
  answer(asked).then((value) => process.send?.({ turn: asked.turn, value }), (error: unknown) => process.send?.({ turn: asked.turn, error: String(error) }));
});
process.send?.({ port: serving.port, pid: process.pid, tokens: members.tokens, phones: members.phones } satisfies Ready);
