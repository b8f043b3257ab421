import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { newIntentKey } from './browser-random.ts';
import { createClient } from './client.ts';
import { failureText, issuesByPath, toFailure } from './failure.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';

const seed = Number(process.env.SEED ?? 20261123);
const submit: EndpointRef<{ text: string }, { id: string }> = { id: 'appeals.submitAppeal', method: 'POST', path: '/appeals/submit-appeal' };
const list: EndpointRef<{ after?: string }, { items: string[] }> = { id: 'appeals.listMine', method: 'GET', path: '/appeals/list-mine' };

type Seen = { readonly url: string; readonly init: RequestInit };

function clientAnswering(answer: (init: RequestInit) => Response | Promise<Response>, seen: Seen[] = []) {
  return createClient({
    baseUrl: 'https://home.test', random: systemRandom, timeoutMs: 50, headers: () => ({ 'x-office': 'o1' }),
    fetch: async (url, init = {}) => {
      seen.push({ url: String(url), init });
      return answer(init);
    },
  });
}

describe('a call', () => {
  test('of a command posts the input with the key of the intent', async () => {
    const seen: Seen[] = [];
    const client = clientAnswering(() => Response.json({ id: 'a1' }), seen);
    expect(await client.call(submit, { text: '灯坏了' }, { key: 'k1' })).toEqual({ ok: true, value: { id: 'a1' } });
    expect(seen[0]?.url).toBe('https://home.test/api/appeals/submit-appeal');
    expect(seen[0]?.init).toMatchObject({ method: 'POST', body: '{"text":"灯坏了"}', credentials: 'same-origin' });
    expect(seen[0]?.init.headers).toMatchObject({ 'idempotency-key': 'k1', 'content-type': 'application/json', 'x-office': 'o1' });
  });

  test('of a query carries the input in the address and no key', async () => {
    const seen: Seen[] = [];
    await clientAnswering(() => Response.json({ items: [] }), seen).call(list, { after: 'a&b=ü' });
    expect(new URL(seen[0]?.url ?? '').searchParams.get('input')).toBe('{"after":"a&b=ü"}');
    expect(seen[0]?.init.headers).not.toHaveProperty('idempotency-key');
    expect(seen[0]?.init.body).toBeUndefined();
  });

  test('of a picture gives its bytes, with the headers of every call, or the refusal in its place', async () => {
    const read: EndpointRef<{ photoId: string }, Uint8Array> = { id: 'appeals.readOwnPhoto', method: 'GET', path: '/appeals/read-own-photo' };
    const seen: Seen[] = [];
    const picture = new Uint8Array([0xff, 0xd8, 0xff]);
    const shown = await clientAnswering(() => new Response(picture), seen).readFile(read, { photoId: 'p1' });
    expect(shown.ok && new Uint8Array(await shown.value.arrayBuffer())).toEqual(picture);
    expect(seen[0]?.init.headers).toMatchObject({ 'x-office': 'o1' });
    const refused = await clientAnswering(() => Response.json({ code: 'http/not-found' }, { status: 404 })).readFile(read, { photoId: 'p1' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'http/not-found', status: 404 } });
  });

  test('never throws: refusal, lost network, hotel page, broken body and silence each have a code', async () => {
    const refusal = { code: 'appeals/already-closed', params: { days: 3 }, requestId: 'r1', issues: [] };
    const cases: [string, (init: RequestInit) => Response | Promise<Response>][] = [
      ['appeals/already-closed', () => Response.json(refusal, { status: 409 })],
      ['http/offline', () => Promise.reject(new TypeError('network'))],
      ['http/garbled', () => new Response('<html>Sign in to Wi-Fi</html>')],
      ['http/garbled', () => new Response('Bad gateway', { status: 502 })],
      ['http/timeout', ({ signal }) => new Promise((_, reject) => { signal?.addEventListener('abort', reject); })],
    ];
    for (const [code, answer] of cases) {
      expect(await clientAnswering(answer).call(submit, { text: 'x' })).toMatchObject({ ok: false, failure: { code } });
    }
  });

  test('of a command to a server that is full is made again under the same key, later each by itself, and no query is', async () => {
    const full = () => Response.json({ code: 'http/busy', params: {}, requestId: 'r1' }, { status: 503, headers: { 'retry-after': '2' } });
    const seen: Seen[] = [];
    const pauses: number[] = [];
    const client = (most: number) => createClient({
      baseUrl: '', random: systemRandom, pause: async (milliseconds) => { pauses.push(milliseconds); },
      fetch: async (url, init = {}) => (seen.push({ url: String(url), init }) < most ? full() : Response.json({ id: 'a1' })),
    });
    expect(await client(3).call(submit, { text: 'x' })).toEqual({ ok: true, value: { id: 'a1' } });
    const keys = seen.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    expect(pauses.every((one) => one >= 2000 && one < 4000)).toBe(true);
    seen.length = 0;
    // It gives up, and then says so.
    expect(await client(100).call(submit, { text: 'x' })).toMatchObject({ ok: false, failure: { code: 'http/busy' } });
    expect(seen.length).toBe(8);
    seen.length = 0;
    expect(await client(100).call(list, {})).toMatchObject({ ok: false, failure: { code: 'http/busy' } });
    expect(seen.length).toBe(1);
  });

  test('an empty answer is an answer', async () => {
    expect(await clientAnswering(() => new Response(null, { status: 204 })).call(submit, { text: 'x' })).toEqual({ ok: true, value: null });
  });
});

describe('a failure', () => {
  test('keeps code, parameters, number and the first issue of each field, whatever else the body holds', () => {
    const failure = toFailure(422, {
      code: 'http/invalid-input', requestId: 'r2', params: { a: 1, b: { c: 2 } }, stack: 'secret',
      issues: [
        { path: 'text', code: 'input/too-short', params: { min: 5 } }, { path: 'text', code: 'input/unknown', params: {} },
        { path: 'photos.0', code: 'input/unknown' }, 'nonsense', { path: 4, code: 'x' },
      ],
    });
    expect(failure).toMatchObject({ status: 422, requestId: 'r2', params: { a: 1 } });
    expect([...issuesByPath(failure)].map(([path, { code }]) => [path, code]).sort())
      .toEqual([['photos.0', 'input/unknown'], ['text', 'input/too-short']]);
  });

  test('any body at all becomes a failure', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => {
      expect(typeof toFailure(500, body).code).toBe('string');
    }), { seed });
  });

  test('without a sentence is told as ours, with the number to quote', () => {
    const t = createTranslator({
      language: 'en', strict: true, clock: settableClock(toInstant('2026-11-23T00:00:00Z')), bundles: [{ 'http/bug': 'Our fault ({requestId})' }],
    });
    expect(failureText(t, toFailure(500, { code: 'other/thing', requestId: 'r9' }))).toBe('Our fault (r9)');
  });
});

test('intent keys are UUIDs and do not repeat', () => {
  const keys = Array.from({ length: 2000 }, () => newIntentKey(systemRandom));
  expect(keys.every(isUuid)).toBe(true);
  expect(new Set(keys).size).toBe(2000);
});
