import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from './browser-random.ts';
import { localFailure, toFailure, type Answer, type ApiFailure } from './failure.ts';
import { laterOf } from './come-again.ts';

export type ClientOptions = {
  /** '' on the same origin. */
  readonly baseUrl: string;
  /** The browser's own unless a test brings another. */
  readonly fetch?: typeof globalThis.fetch;
  readonly random: Random;
  /** Sent with every call, asked anew each time: the office an officer acts for. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Sees every failure first; the apps use it to lead to the sign-in page. */
  readonly onFailure?: (failure: ApiFailure) => void;
  /** `omit` calls as nobody, whoever is signed in: for what goes out in nobody's name. */
  readonly credentials?: 'same-origin' | 'omit';
  readonly timeoutMs?: number;
  /** How long one waits before a full server is asked again; a test need not. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
};

export type CallOptions = {
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Proof of work of a phone without account (platform/guard). */
  readonly work?: string;
};

export type Client = {
  /**
   * Calls an endpoint of the contract: POST with an idempotency key for commands, GET with `?input=` for queries.
   * Never throws for what the network or the server does; answers are not checked again here, the server's schema did.
   */
  call<Input, Output>(ref: EndpointRef<Input, Output>, input: Input, options?: CallOptions): Promise<Answer<Output>>;
  /** The bytes of a query that answers a picture: an `<img>` could not send the header that opens a receipt. */
  readFile<Input>(ref: EndpointRef<Input, Uint8Array>, input: Input, options?: CallOptions): Promise<Answer<Blob>>;
  newKey(): string;
};

export function createClient(options: ClientOptions): Client {
  return {
    newKey: () => newIntentKey(options.random),
    call: <Input, Output>(ref: EndpointRef<Input, Output>, input: Input, call?: CallOptions) =>
      request(options, ref, { input, ...call, read: toAnswer<Output> }),
    readFile: <Input>(ref: EndpointRef<Input, Uint8Array>, input: Input, call?: CallOptions) =>
      request(options, ref, { input, ...call, read: toFile }),
  };
}

type Request<Value> = CallOptions & { readonly input: unknown; readonly read: (response: Response) => Promise<Answer<Value>> };

async function request<Value>(
  options: ClientOptions, ref: Pick<EndpointRef<unknown, unknown>, 'method' | 'path'>, asked: Request<Value>,
): Promise<Answer<Value>> {
  // One key for all tries: what was carried out unseen is not carried out again.
  const once = { ...asked, key: asked.key ?? newIntentKey(options.random) };
  let tried = await ask(options, ref, once);
  for (let tries = 1; tried.again !== undefined && tries < MOST_TRIES && asked.signal?.aborted !== true; tries += 1) {
    await (options.pause ?? pause)(tried.again, asked.signal);
    tried = await ask(options, ref, once);
  }
  if (!tried.answer.ok) options.onFailure?.(tried.answer.failure);
  return tried.answer;
}

/** `again`: the server was full, and the same may be asked once more after so many milliseconds. */
type Try<Value> = { readonly answer: Answer<Value>; readonly again?: number | undefined };

const MOST_TRIES = 8;

/** Ends early when the person has gone elsewhere. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

async function ask<Value>(
  options: ClientOptions, ref: Pick<EndpointRef<unknown, unknown>, 'method' | 'path'>, { input, key, signal, work, read }: Request<Value> & { readonly key: string },
): Promise<Try<Value>> {
  // Taken off the options: a browser's fetch refuses to run as somebody else's method.
  const { fetch: send = globalThis.fetch } = options;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.timeoutMs ?? 30_000);
  const onAbort = () => stop.abort();
  signal?.addEventListener('abort', onAbort);
  try {
    const isCommand = ref.method === 'POST';
    const query = isCommand ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await send(`${options.baseUrl}/api${ref.path}${query}`, {
      method: ref.method,
      credentials: options.credentials ?? 'same-origin',
      signal: stop.signal,
      headers: {
        accept: 'application/json',
        ...options.headers?.(),
        ...(work !== undefined && { 'x-work': work }),
        ...(isCommand && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(isCommand && { body: JSON.stringify(input) }),
    });
    const answer = await read(response);
    return { answer, again: isCommand ? laterOf(answer, response.headers, options.random) : undefined };
  } catch {
    return { answer: { ok: false, failure: localFailure(stop.signal.aborted ? 'http/timeout' : 'http/offline') } };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The body is read as text first: a line that breaks in the middle is "offline", a page of HTML is "unreadable". */
async function toAnswer<Output>(response: Response): Promise<Answer<Output>> {
  const text = await response.text();
  try {
    const body = JSON.parse(text === '' ? 'null' : text);
    return response.ok ? { ok: true, value: body } : { ok: false, failure: toFailure(response.status, body) };
  } catch {
    return { ok: false, failure: localFailure('http/garbled', response.status) };
  }
}

async function toFile(response: Response): Promise<Answer<Blob>> {
  return response.ok ? { ok: true, value: await response.blob() } : toAnswer(response);
}
