import { solveChallenge } from '#platform/guard/member/solve-challenge.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, randomDigits, systemRandom } from '#platform/kernel/random.ts';
import { linkTo, type RunningServer } from '../running-server.ts';

export type Headers = Readonly<Record<string, string>>;

/** The poster's token of the demonstration's firm. */
export function posterCode(server: RunningServer): string {
  return server.links.find((one) => one.includes('/s/'))?.split('/s/')[1] ?? '';
}

/** A session of one of the demonstration's people, as the header that carries it. */
export async function signInAs(server: RunningServer, who: 'worker' | 'contact' | 'chair' | 'upper'): Promise<Headers> {
  const answer = await fetch(linkTo(server, who), { redirect: 'manual' });
  return { cookie: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') };
}

export async function post(url: string, path: string, body: object, headers: Headers = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/api${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': freshId(), ...headers },
  });
  // -- every answer of a command is an object
  return { status: answer.status, body: await answer.json() as Record<string, unknown> };
}

export async function ask(url: string, path: string, input: object, headers: Headers = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers });
  // -- every answer of a query that tests ask is an object
  return await answer.json() as Record<string, unknown>;
}

/** What a phone without account does before it sends: asks the poster for a challenge and works on it for this case. */
export async function workFor(url: string, code: string, appealId: string): Promise<Headers> {
  const { challenge } = await ask(url, '/appeals/read-code', { code });
  return { 'x-work': await solveChallenge(String(challenge), appealId) };
}

/** An id as a phone makes one. */
export function freshId(): string {
  return newId({ clock: systemClock, random: systemRandom });
}

export function freshQueryCode(): string {
  return randomDigits(systemRandom, 20);
}
