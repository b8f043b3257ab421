import { rm } from 'node:fs/promises';
import { endpoints } from '#capabilities/signup/contract.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { startOwnServer, type OwnServer } from './own-messages.ts';
import { placesForAll, scenes, type CrowdTarget, type Outcome, type SignUp } from './target.ts';

const PATH = `/api${endpointPath(endpoints.enter.id)}`;
const freshId = () => newId({ clock: systemClock, random: systemRandom });

export type OwnTarget = CrowdTarget & { readonly server: OwnServer };

/** Zhijia itself: the server as it runs, sessions as a sign-in leaves them, the endpoint that a phone presses. */
export async function openOwn(): Promise<OwnTarget> {
  const folder = await makeTestFolder('zhijia-bench-');
  const server = await startOwnServer(folder, placesForAll.people);
  const offers = new Map<number, string>();
  const again = async () => {
    for (const { activity, places, waitingPlaces } of scenes) offers.set(activity, await server.ask<string>({ ask: 'offer', places, waitingPlaces }));
    await server.ask({ ask: 'settle' });
  };
  await again();
  return {
    name: 'Zhijia', port: server.port, server, again, read,
    // The second press comes from another device: it brings another id and another key.
    press: ({ activity }, person) => ({
      path: PATH, headers: { cookie: `sid=${server.tokens[person]}`, 'idempotency-key': freshId() },
      body: JSON.stringify({ entryId: freshId(), offerId: offers.get(activity), persons: 1 }),
    }),
    signUps: ({ activity }) => server.ask<SignUp[]>({ ask: 'sign-ups', offerId: offers.get(activity) ?? '' }),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function read(status: number, body: string): Outcome {
  if (status === 503) return 'busy';
  if (status === 409) return body.includes('"signup/full"') ? 'refused' : 'error';
  if (status !== 200) return 'error';
  if (body.includes('"state":"placed"')) return 'accepted';
  return body.includes('"state":"waiting"') ? 'waiting' : 'error';
}
