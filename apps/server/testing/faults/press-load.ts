import { setTimeout as sleep } from 'node:timers/promises';
import { endpoints } from '#capabilities/signup/contract.ts';
import { freshId } from '../fuzz/demo-callers.ts';

/** One press as a phone sends it: id and key are made before the first try and never change. */
export type Pressed = {
  readonly person: number;
  readonly entryId: string;
  readonly key: string;
  /** 'placed', 'waiting' or the code of a refusal, once there was an answer. */
  told: string | undefined;
  tries: number;
};

export type PressLoad = {
  readonly pressed: readonly Pressed[];
  answered(): number;
  /** Resolves when so many in all have their answer. Rejects when nothing moves for `patienceMs`. */
  untilAnswered(count: number, patienceMs: number): Promise<void>;
  /** Nobody presses any more, answered or not. */
  stop(): Promise<void>;
};

type Parts = {
  /** Asked before each try: a server that was started anew may listen elsewhere. */
  readonly urlNow: () => string;
  readonly tokens: readonly string[];
  readonly offerId: string;
  readonly atOnce: number;
};

const PAUSE_MS = 100;
const TRY_MS = 10_000;
/** A step without a common divisor: the order of pressing is not that of the keys. */
const STEP = 7919;

/** Everybody presses, one of twenty twice from two devices; who gets no answer presses again under the same id and key. */
export function startPressing(parts: Parts): PressLoad {
  const { tokens, atOnce } = parts;
  const one = (person: number): Pressed => ({ person, entryId: freshId(), key: freshId(), told: undefined, tries: 0 });
  const pressed = tokens.flatMap((_, turn) => {
    const person = turn * STEP % tokens.length;
    return turn % 20 === 0 ? [one(person), one(person)] : [one(person)];
  });
  let next = 0;
  let answered = 0;
  let isStopped = false;
  const senders = Promise.all(Array.from({ length: atOnce }, async () => {
    for (let press = pressed[next++]; press !== undefined && !isStopped; press = pressed[next++]) {
      while (press.told === undefined && !isStopped) {
        press.tries += 1;
        press.told = await tryOnce(parts, press);
        if (press.told === undefined) await sleep(PAUSE_MS);
      }
      answered += 1;
    }
  }));
  return {
    pressed,
    answered: () => answered,
    async untilAnswered(count, patienceMs) {
      let [before, quiet] = [-1, 0];
      while (answered < Math.min(count, pressed.length)) {
        quiet = answered === before ? quiet + 1 : 0;
        before = answered;
        if (quiet * 20 > patienceMs) throw new Error(`${answered} of ${count} answers, and none for ${patienceMs} ms`);
        await Promise.race([sleep(20), senders]);
      }
    },
    async stop() {
      isStopped = true;
      await senders;
    },
  };
}

/** Undefined when it has to be tried again. What trying cannot mend is thrown. */
async function tryOnce({ urlNow, tokens, offerId }: Parts, { person, entryId, key }: Pressed): Promise<string | undefined> {
  try {
    const answer = await fetch(`${urlNow()}/api${endpoints.enter.path}`, {
      method: 'POST', signal: AbortSignal.timeout(TRY_MS), body: JSON.stringify({ entryId, offerId, persons: 1 }),
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: `sid=${tokens[person]}` },
    });
    // -- every answer of this endpoint is an object
    const body = await answer.json() as Readonly<Record<string, unknown>>;
    if (answer.status === 503) return undefined;
    return String(answer.status === 200 ? body['state'] : body['code']);
  } catch {
    return undefined;
  }
}
