import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../table.ts';
import { openConnection, toRequest, type Connection } from './connection.ts';
import type { CrowdTarget, Outcome, Scene, SignUp } from './target.ts';

export type CrowdOrder = {
  readonly connections: number;
  /** One of so many presses a second time, at the same moment on another connection. */
  readonly oneOfSoManyTwice: number;
};

export type CrowdResult = {
  /** Sign-ups in the database, by the seconds from the first press to the last answer that gave a place or a turn. */
  readonly acceptedPerSecond: number;
  /** Refusals, by the seconds from the first refusal to the last; undefined where nobody is refused. */
  readonly refusedPerSecond: number | undefined;
  /** Milliseconds from sending to the whole answer. */
  readonly p50: number;
  readonly p99: number;
  readonly places: number;
  readonly waiting: number;
  /** Places or turns given beyond what there is. */
  readonly oversold: number;
  /** People with more than one sign-up. */
  readonly doubled: number;
  /** People who were told that they are in and have no sign-up. */
  readonly lost: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly seconds: number;
};

type Attempt = { readonly person: number; readonly request: Buffer; tries: number };
type Answer = { readonly person: number; readonly outcome: Outcome; readonly at: number; readonly took: number };

/** A busy server is asked again so many times before that counts as an error, after the pause that phones keep. */
const MOST_TRIES = 1000;
const PAUSE_MS = { least: 2000, more: 2000 };

/** Everybody presses; as many at once as there are connections, which are open before the clock starts. */
export async function runCrowd(target: CrowdTarget, scene: Scene, order: CrowdOrder): Promise<CrowdResult> {
  const attempts = listAttempts(target, scene, order);
  const connections = await Promise.all(Array.from({ length: order.connections }, () => openConnection(target.port)));
  const answers: Answer[] = [];
  const began = performance.now();
  await Promise.all(connections.map((connection) => pressInTurn(connection, { target, attempts, answers, began })));
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return judge({ answers, seconds, scene, signUps: await target.signUps(scene) });
}

/** In an order that no target can foresee from its keys: a step that shares no divisor with the number of people. */
const STEP = 7919;

function listAttempts(target: CrowdTarget, scene: Scene, order: CrowdOrder): Attempt[] {
  const attempt = (person: number, isSecond: boolean): Attempt =>
    ({ person, request: toRequest(target.port, target.press(scene, person, isSecond)), tries: 0 });
  return Array.from({ length: scene.people }, (_, turn) => {
    const person = turn * STEP % scene.people;
    const isTwice = turn % order.oneOfSoManyTwice === 0;
    return isTwice ? [attempt(person, false), attempt(person, true)] : [attempt(person, false)];
  }).flat();
}

type Run = { readonly target: CrowdTarget; readonly attempts: Attempt[]; readonly answers: Answer[]; readonly began: number };

/** `attempts` is the line that all connections take from; whom the server had no time for goes to its end. */
async function pressInTurn(connection: Connection, { target, attempts, answers, began }: Run): Promise<void> {
  for (let attempt = next(attempts); attempt !== undefined; attempt = next(attempts)) {
    const sent = performance.now();
    const outcome = await connection.ask(attempt.request).then(({ status, body }) => target.read(status, body), (): Outcome => 'error');
    const now = performance.now();
    answers.push({ person: attempt.person, outcome, at: now - began, took: now - sent });
    attempt.tries += 1;
    if (outcome !== 'busy' || attempt.tries >= MOST_TRIES) continue;
    await sleep(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
    attempts.push(attempt);
  }
}

/** Taken places in the line are passed over, not removed: `shift` of a long list moves all of it. */
const taken = new WeakMap<Attempt[], number>();
function next(attempts: Attempt[]): Attempt | undefined {
  const at = taken.get(attempts) ?? 0;
  taken.set(attempts, at + 1);
  return attempts[at];
}

type Judged = { readonly answers: readonly Answer[]; readonly seconds: number; readonly scene: Scene; readonly signUps: readonly SignUp[] };

function judge({ answers, seconds, scene, signUps }: Judged): CrowdResult {
  const outcomes: Record<Outcome, number> = { accepted: 0, waiting: 0, again: 0, refused: 0, busy: 0, error: 0 };
  for (const { outcome } of answers) outcomes[outcome] += 1;
  const signedUp = new Set(signUps.map(({ person }) => person));
  const entered = answers.filter(({ outcome }) => outcome === 'accepted' || outcome === 'waiting');
  const refusals = answers.filter(({ outcome }) => outcome === 'refused').map(({ at }) => at);
  const places = signUps.filter(({ hasPlace }) => hasPlace).length;
  const waiting = signUps.length - places;
  const times = answers.filter(({ outcome }) => outcome !== 'error').map(({ took }) => took);
  return {
    acceptedPerSecond: signedUp.size * 1000 / latest(entered.map(({ at }) => at)),
    refusedPerSecond: refusals.length < 2 ? undefined : refusals.length * 1000 / (latest(refusals) - earliest(refusals)),
    p50: percentile(times, 0.5), p99: percentile(times, 0.99),
    places, waiting,
    oversold: Math.max(0, places - scene.places) + Math.max(0, waiting - scene.waitingPlaces),
    doubled: signUps.length - signedUp.size,
    lost: new Set(entered.map(({ person }) => person).filter((person) => !signedUp.has(person))).size,
    outcomes, seconds,
  };
}

const latest = (times: readonly number[]) => times.reduce((most, one) => Math.max(most, one), 0);
const earliest = (times: readonly number[]) => times.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
