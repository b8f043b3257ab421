import { maxHeaderSize } from 'node:http';
import { rollDice } from './dice.ts';
import type { KnownValues } from './known-values.ts';
import { sendBytes, type RawAnswer } from './raw-request.ts';
import { firstLook, randomShot, type Caller, type Door, type Shot, type Targets } from './shots.ts';

export type FuzzTarget = Targets & {
  readonly url: string;
  /** Asked anew now and then: some requests sign out. */
  readonly callers: () => Promise<readonly Caller[]>;
};

export type FuzzReport = {
  readonly sent: number;
  readonly byStatus: ReadonlyMap<string, number>;
  /** Endpoints that answered at least one request with 200. */
  readonly answered: ReadonlySet<string>;
  readonly failures: readonly string[];
};

/** Fewer than the slow hashes of sign-in let run and wait: more would rightly be told that the house is busy. */
const AT_ONCE = 4;
const CALLERS_EVERY = 1000;
/** Longer than a statement may take; a whole request that gets nothing in this time has hung. */
const PATIENCE_MS = 40_000;

/** Sends `count` requests made from the contracts: as declared, nearly so, hostile around the body, and with broken bytes. */
export async function fuzzContracts(target: FuzzTarget, count: number, seed: number): Promise<FuzzReport> {
  const dice = rollDice(seed);
  const [byStatus, failures] = [new Map<string, number>(), [] as string[]];
  const door: Door = { welcome: new Map(), shut: new Map() };
  let [callers, sent] = [await target.callers(), 0];
  const keepSending = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      if (sent % CALLERS_EVERY === 0) callers = await target.callers();
      const shot = firstLook(target, callers, { nth: sent - 1, dice }) ?? randomShot(target, callers, { door, dice });
      const answer = await sendBytes(target.url, shot.bytes, { patienceMs: PATIENCE_MS, isLast: shot.isDamaged });
      byStatus.set(String(answer.status), (byStatus.get(String(answer.status)) ?? 0) + 1);
      if (answer.status === 200) {
        note(door.welcome, shot);
        learn(shot.known, answer);
      }
      if (/"http\/(not-allowed|not-signed-in)"/.test(answer.body)) note(door.shut, shot);
      if (isFailure(shot, answer)) failures.push(`${shot.name} answered ${answer.status} ${answer.body.slice(0, 120)} to ${shot.line}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending));
  return { sent: count, byStatus, answered: new Set(door.welcome.keys()), failures };
}

/**
 * A damaged request may be waited for in vain or be hung up on; a whole one is always answered, and never with a fault. Of
 * one whose head is too large the server refuses the rest unread: its 431 may be lost to the reset that follows.
 */
function isFailure(shot: Shot, { status }: RawAnswer): boolean {
  if (typeof status === 'number') return status >= 500;
  return !shot.isDamaged && !(status === 'closed' && shot.bytes.indexOf('\r\n\r\n') > maxHeaderSize);
}

function note(places: Map<string, Set<number>>, { name, place }: Shot): void {
  places.set(name, (places.get(name) ?? new Set()).add(place));
}

function learn(known: KnownValues, answer: RawAnswer): void {
  try {
    known.learnAll(JSON.parse(answer.body));
  } catch {
    // A page or a picture: nothing to learn from.
  }
}
