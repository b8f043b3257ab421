import { setTimeout as sleep } from 'node:timers/promises';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { freshId, freshQueryCode, workFor, type Headers } from '../fuzz/demo-callers.ts';

/** One appeal as a phone sends it: its ids and its key are made before the first try and never change. */
export type Sent = {
  readonly appealId: string;
  readonly key: string;
  readonly queryCode: string;
  /** The case number of the answer, once there was one. */
  caseNumber: string | undefined;
  work: Headers | undefined;
  tries: number;
  /** Why the last try was in vain. */
  said: string;
};

export type Load = {
  readonly sent: readonly Sent[];
  /** Begins to send, `atOnce` at a time, until `stop`. */
  start(atOnce: number): void;
  /** No new ones; resolves when every one that was begun has its answer. Rejects when one has none after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
  /** Resolves when `count` more have been answered than now. */
  untilAnswered(count: number, patienceMs: number): Promise<void>;
};

const PAUSE_MS = 100;
const TRY_MS = 10_000;

/**
 * Workers who send appeals and, when no answer comes, try again under the same key until one does. `urlNow` is asked
 * before each try: a server that was started anew may listen elsewhere.
 */
export function createLoad(parts: { readonly urlNow: () => string; readonly code: string; readonly lastWords: () => string }): Load {
  const sent: Sent[] = [];
  let isSending = false;
  let senders: Promise<void>[] = [];
  const answered = () => sent.filter((one) => one.caseNumber !== undefined).length;
  /** Why the tries were in vain, and what the server said last: without both a failure that comes once in ten runs is never understood. */
  const reasons = () => [...new Set(sent.filter((one) => one.caseNumber === undefined).map((one) => one.said)), parts.lastWords()].join('\n');

  const sendOne = async (): Promise<void> => {
    const one: Sent = { appealId: freshId(), key: freshId(), queryCode: freshQueryCode(), caseNumber: undefined, work: undefined, tries: 0, said: '' };
    sent.push(one);
    while (one.caseNumber === undefined) {
      one.tries += 1;
      one.caseNumber = await tryOnce(parts, one);
      if (one.caseNumber === undefined) await sleep(PAUSE_MS);
    }
  };
  const keepSending = async (): Promise<void> => {
    while (isSending) await sendOne();
  };

  return {
    sent,
    start(atOnce) {
      isSending = true;
      senders = Array.from({ length: atOnce }, keepSending);
    },
    async stop(patienceMs) {
      isSending = false;
      const late = sleep(patienceMs, 'late', { ref: false });
      const end = await Promise.race([Promise.all(senders), late]);
      if (end === 'late') throw new Error(`${sent.length - answered()} of ${sent.length} got no answer in ${patienceMs} ms: ${reasons()}`);
    },
    async untilAnswered(count, patienceMs) {
      const [goal, rounds] = [answered() + count, Math.ceil(patienceMs / 20)];
      for (let round = 0; answered() < goal; round += 1) {
        if (round > rounds) throw new Error(`${goal - answered()} answers of ${count} are missing after ${patienceMs} ms: ${reasons()}`);
        await sleep(20);
      }
    },
  };
}

/** The case number, or undefined when it has to be tried again. Any refusal that trying cannot mend is thrown. */
async function tryOnce({ urlNow, code }: { readonly urlNow: () => string; readonly code: string }, one: Sent): Promise<string | undefined> {
  let answer: Response;
  let body: Record<string, unknown>;
  try {
    one.work ??= await workFor(urlNow(), code, one.appealId);
    answer = await fetch(`${urlNow()}/api${endpointPath('appeals.submitAppeal')}`, {
      method: 'POST', signal: AbortSignal.timeout(TRY_MS),
      headers: { 'content-type': 'application/json', 'idempotency-key': one.key, ...one.work },
      body: JSON.stringify({
        appealId: one.appealId, code, topic: 'aid', text: `诉求 ${one.appealId}`, disclosure: 'anonymous', queryCode: one.queryCode, photos: [],
      }),
    });
    // -- every answer of this endpoint is an object
    body = await answer.json() as Record<string, unknown>;
  } catch (error) {
    one.said = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
    return undefined;
  }
  if (answer.status === 200) return String(body['caseNumber']);
  one.said = `${answer.status} ${JSON.stringify(body)}`;
  if (answer.status === 503 || answer.status === 429) return undefined;
  throw new Error(`${answer.status} ${JSON.stringify(body)} to ${one.appealId}, try ${one.tries}`);
}
