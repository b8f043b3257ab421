import type { Endpoint } from '#platform/contract/endpoint.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { HOSTILE } from '../hostile-values.ts';
import { nearlyValid, validValue, type ValueSource } from './contract-values.ts';
import type { Dice } from './dice.ts';
import type { KnownValues } from './known-values.ts';
import { toBytes, type RequestParts } from './raw-request.ts';

/** Somebody who may ask: a session, a receipt, nobody; with what answers have shown to them. */
export type Caller = { readonly headers: Readonly<Record<string, string>>; readonly known: KnownValues };

export type Targets = {
  readonly endpoints: readonly Endpoint[];
  /** Routes that are no endpoint: uploads, health, files. */
  readonly otherRoutes: readonly RequestParts[];
};

/** One request as its bytes; `place` is the caller's in the list of callers. */
export type Shot = {
  readonly name: string; readonly place: number; readonly known: KnownValues; readonly bytes: Buffer; readonly isDamaged: boolean; readonly line: string;
};

/** By endpoint: the places of the callers that were let in, and of those that were told that they may not. */
export type Door = { readonly welcome: Map<string, Set<number>>; readonly shut: Map<string, Set<number>> };

/** Everybody looks at everything first, as a client would: what a list shows can then be asked for by its id. */
export function firstLook(targets: Targets, callers: readonly Caller[], { nth, dice }: { nth: number; dice: Dice }): Shot | undefined {
  const queries = targets.endpoints.filter((one) => one.kind === 'query');
  const endpoint = queries[nth % queries.length];
  const place = Math.floor(nth / queries.length) % callers.length;
  const caller = callers[place];
  // Twice around: the second time with what the lists have shown.
  const round = Math.floor(nth / (queries.length * callers.length));
  if (endpoint === undefined || caller === undefined || round >= 2) return undefined;
  const plain = toRequest(endpoint, validInput(endpoint, { dice, known: caller.known, isBare: round === 0 }), dice);
  return toShot({ name: endpoint.id, place, known: caller.known, isDamaged: false }, toBytes({ ...plain, headers: { ...plain.headers, ...caller.headers } }));
}

/** As declared, nearly so, hostile around the body, or with broken bytes. */
export function randomShot(targets: Targets, callers: readonly Caller[], { door, dice }: { door: Door; dice: Dice }): Shot {
  const endpoint = dice.isOneIn(8) ? undefined : pickEndpoint(targets, { door, dice });
  const place = pickPlace(callers.length, endpoint?.id ?? '', { door, dice });
  const { headers, known } = callers[place] ?? dice.pick(callers);
  const plain = endpoint === undefined ? dice.pick(targets.otherRoutes) : declared(endpoint, { dice, known });
  const parts = { ...plain, headers: { ...plain.headers, ...headers } };
  const around = dice.isOneIn(5) ? hostileAround(parts, dice) : parts;
  const isDamaged = dice.isOneIn(6);
  const name = endpoint?.id ?? `${plain.method} ${plain.path.slice(0, 40)}`;
  return toShot({ name, place, known, isDamaged }, isDamaged ? damaged(toBytes(around), dice) : toBytes(around));
}

/** More often one that nobody has been let into yet. */
function pickEndpoint({ endpoints }: Targets, { door, dice }: { door: Door; dice: Dice }): Endpoint {
  const silent = endpoints.filter((one) => !door.welcome.has(one.id));
  return dice.pick(silent.length > 0 && dice.isOneIn(3) ? silent : endpoints);
}

/** Mostly somebody who may: a request that is refused at the door tries nothing behind it. */
function pickPlace(count: number, endpoint: string, { door, dice }: { door: Door; dice: Dice }): number {
  const open = Array.from({ length: count }, (_one, place) => place).filter((place) => door.shut.get(endpoint)?.has(place) !== true);
  const welcomed = open.filter((place) => door.welcome.get(endpoint)?.has(place) === true);
  if (open.length === 0 || dice.isOneIn(5)) return dice.below(count);
  return dice.pick(welcomed.length > 0 && !dice.isOneIn(3) ? welcomed : open);
}

function toShot(about: Omit<Shot, 'bytes' | 'line'>, bytes: Buffer): Shot {
  return { ...about, bytes, line: JSON.stringify(bytes.toString('latin1').slice(0, 900)) };
}

function validInput(endpoint: Endpoint, source: ValueSource): object {
  const valid = Object(validValue(endpoint.input, '', source)) as object; // -- an endpoint's input is an object
  // What begins a case is asked for a new one, mostly; a known id is only ever told that it was sent already.
  return endpoint.access.kind === 'new-case' && !source.dice.isOneIn(4) ? { ...valid, [endpoint.access.field]: freshId(source.dice) } : valid;
}

function declared(endpoint: Endpoint, source: ValueSource): RequestParts {
  const valid = validInput(endpoint, source);
  return toRequest(endpoint, source.dice.isOneIn(2) ? valid : nearlyValid(valid, source.dice), source.dice);
}

function toRequest(endpoint: Endpoint, input: object, dice: Dice): RequestParts {
  if (endpoint.kind === 'query') {
    return { method: 'GET', path: `/api${endpoint.path}?input=${encodeURIComponent(JSON.stringify(input))}`, headers: {}, body: Buffer.alloc(0) };
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': freshId(dice) };
  return { method: 'POST', path: `/api${endpoint.path}`, headers, body: Buffer.from(JSON.stringify(input)) };
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
