import type { Endpoint } from '#platform/contract/endpoint.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { HOSTILE } from '../hostile-values.ts';
import { nearlyValid, validValue, type ValueSource } from './contract-values.ts';
import { rollDice, type Dice } from './dice.ts';
import type { KnownValues } from './known-values.ts';
import { sendBytes, toBytes, type RawAnswer, type RequestParts } from './raw-request.ts';

/** Somebody who may ask: a session, a receipt, nobody; with what answers have shown to them. */
export type Caller = { readonly headers: Readonly<Record<string, string>>; readonly known: KnownValues };

export type FuzzTarget = {
  readonly url: string;
  readonly endpoints: readonly Endpoint[];
  /** Asked anew now and then: some requests sign out. */
  readonly callers: () => Promise<readonly Caller[]>;
  /** Routes that are no endpoint: uploads, health, files. */
  readonly otherRoutes: readonly RequestParts[];
};

export type FuzzReport = {
  readonly sent: number;
  readonly byStatus: ReadonlyMap<string, number>;
  /** Endpoints that answered at least one request with 200. */
  readonly answered: ReadonlySet<string>;
  readonly failures: readonly string[];
};

type Shot = { readonly name: string; readonly known: KnownValues; readonly bytes: Buffer; readonly isDamaged: boolean; readonly line: string };

/** Fewer than the slow hashes of sign-in let run and wait: more would rightly be told that the house is busy. */
const AT_ONCE = 4;
const CALLERS_EVERY = 1000;
/** Longer than a statement may take; a whole request that gets nothing in this time has hung. */
const PATIENCE_MS = 40_000;

/** Sends `count` requests made from the contracts: as declared, nearly so, hostile around the body, and with broken bytes. */
export async function fuzzContracts(target: FuzzTarget, count: number, seed: number): Promise<FuzzReport> {
  const dice = rollDice(seed);
  const [byStatus, answered, failures] = [new Map<string, number>(), new Set<string>(), [] as string[]];
  let [callers, sent] = [await target.callers(), 0];
  const keepSending = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      if (sent % CALLERS_EVERY === 0) callers = await target.callers();
      const shot = makeShot(target, callers, dice);
      const answer = await sendBytes(target.url, shot.bytes, { patienceMs: PATIENCE_MS, isLast: shot.isDamaged });
      byStatus.set(String(answer.status), (byStatus.get(String(answer.status)) ?? 0) + 1);
      if (answer.status === 200) {
        answered.add(shot.name);
        learn(shot.known, answer);
      }
      if (isFailure(shot, answer)) failures.push(`${shot.name} answered ${answer.status} ${answer.body.slice(0, 120)} to ${shot.line}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending));
  return { sent: count, byStatus, answered, failures };
}

/** A damaged request may be waited for in vain or be hung up on; a whole one is always answered, and never with a fault. */
function isFailure(shot: Shot, { status }: RawAnswer): boolean {
  return typeof status === 'number' ? status >= 500 : !shot.isDamaged;
}

function makeShot(target: FuzzTarget, callers: readonly Caller[], dice: Dice): Shot {
  const { headers, known } = dice.pick(callers);
  const endpoint = dice.isOneIn(8) ? undefined : dice.pick(target.endpoints);
  const plain = endpoint === undefined ? dice.pick(target.otherRoutes) : declared(endpoint, { dice, known });
  const name = endpoint?.id ?? `${plain.method} ${plain.path.slice(0, 40)}`;
  const parts = { ...plain, headers: { ...plain.headers, ...headers } };
  const around = dice.isOneIn(5) ? hostileAround(parts, dice) : parts;
  const isDamaged = dice.isOneIn(6);
  const bytes = isDamaged ? damaged(toBytes(around), dice) : toBytes(around);
  return { name, known, bytes, isDamaged, line: JSON.stringify(bytes.toString('latin1').slice(0, 900)) };
}

function declared(endpoint: Endpoint, source: ValueSource): RequestParts {
  const { dice } = source;
  const valid = Object(validValue(endpoint.input, '', source)) as object; // -- an endpoint's input is an object
  // What begins a case is asked for a new one, mostly; a known id is only ever told that it was sent already.
  const asked = endpoint.access.kind === 'new-case' && !dice.isOneIn(4) ? { ...valid, [endpoint.access.field]: freshId(dice) } : valid;
  const input = JSON.stringify(dice.isOneIn(2) ? asked : nearlyValid(asked, dice));
  if (endpoint.kind === 'query') {
    return { method: 'GET', path: `/api${endpoint.path}?input=${encodeURIComponent(input)}`, headers: {}, body: Buffer.alloc(0) };
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': freshId(dice) };
  return { method: 'POST', path: `/api${endpoint.path}`, headers, body: Buffer.from(input) };
}

function freshId(dice: Dice): string {
  return newId({ clock: systemClock, random: dice.random });
}

/** Headers, method and address that nobody's phone sends. */
function hostileAround(parts: RequestParts, dice: Dice): RequestParts {
  const text = (JSON.stringify(dice.pick(HOSTILE)) ?? '').replace(/[\r\n\0]|[^\u0020-\u00ff]/g, '?');
  return dice.pick<() => RequestParts>([
    () => ({ ...parts, headers: { ...parts.headers, 'idempotency-key': text } }),
    () => ({ ...parts, headers: { ...parts.headers, 'x-acting-union': text } }),
    () => ({ ...parts, headers: { ...parts.headers, cookie: `sid=${text}; device=${text}` } }),
    () => ({ ...parts, headers: { ...parts.headers, authorization: `Receipt ${text}` } }),
    () => ({ ...parts, headers: { ...parts.headers, 'content-type': dice.pick(['text/plain', 'application/xml', 'image/png', 'multipart/form-data; boundary=x', text]) } }),
    () => ({ ...parts, headers: { ...parts.headers, origin: text, referer: text, 'x-forwarded-for': text, 'user-agent': text } }),
    () => ({ ...parts, headers: { ...parts.headers, 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' } }),
    () => ({ ...parts, method: dice.pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) }),
    () => ({ ...parts, path: parts.path + dice.pick(['/', '/../..', '%00', '%', '?input=', '?input=%7B', '&input=1', ';x', '#']) }),
    () => ({ ...parts, body: Buffer.from(dice.pick(['', '{', 'null', '[]', '"x"', '1e999', '{"a":'.repeat(3000), '\uFEFF{}', `{"text":"${'工'.repeat(100_000)}"}`])) }),
  ])();
}

/** Flips, cuts, doubles or inserts a few bytes anywhere, request line and headers included. */
function damaged(bytes: Buffer, dice: Dice): Buffer {
  let broken: Buffer = bytes;
  for (let round = dice.below(4); round >= 0; round -= 1) {
    const at = dice.below(Math.max(1, broken.length));
    broken = dice.pick<() => Buffer>([
      () => Buffer.concat([broken.subarray(0, at), Buffer.from([dice.below(256)]), broken.subarray(at + 1)]),
      () => Buffer.concat([broken.subarray(0, at), broken.subarray(Math.min(broken.length, at + 1 + dice.below(8)))]),
      () => Buffer.concat([broken.subarray(0, at), Buffer.from(dice.random.bytes(1 + dice.below(6))), broken.subarray(at)]),
      () => Buffer.concat([broken.subarray(0, at), broken.subarray(Math.max(0, at - 20))]),
      () => broken.subarray(0, at),
    ])();
  }
  return broken;
}

function learn(known: KnownValues, answer: RawAnswer): void {
  try {
    known.learnAll(JSON.parse(answer.body));
  } catch {
    // A page or a picture: nothing to learn from.
  }
}
