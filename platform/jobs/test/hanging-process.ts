import { z } from 'zod';
import { openDatabase } from '#platform/db/database.ts';
import type { House } from '#platform/access/ctx.ts';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { defineJob } from '../job.ts';
import { createRunner } from '../runner.ts';

// A server process that gets as far as having written, and no further: its test kills it there.
const [url = '', now = ''] = process.argv.slice(2);

const hang = async (): Promise<never> => {
  process.stdout.write('inside\n');
  return new Promise(() => {});
};
const consumer: Consumer = {
  name: 'probe',
  async consume(tx, events) {
    for (const event of events) await tx`insert into probe_effect (what) values (${event.eventId})`;
    await hang();
  },
};
const job = defineJob('probe.hang', z.object({}), async ({ tx }) => {
  await tx`insert into probe_effect (what) values ('job')`;
  await hang();
});
const silent = () => {};
const house = { clock: settableClock(toInstant(now)), random: systemRandom, log: { info: silent, warn: silent, error: silent } };

createRunner({ db: openDatabase(url), house: house as unknown as House, consumers: [consumer], jobs: [job], every: 50 });
