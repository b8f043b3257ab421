import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { createClient } from './client.ts';
import { createIntent } from './command-intent.ts';

const seed = Number(process.env.SEED ?? 20261123);
const submit: EndpointRef<{ text: string }, { id: number }> = { id: 'appeals.submitAppeal', method: 'POST', path: '/appeals/submit-appeal' };

/** What happens to one request: answered, refused, lost on the way there, lost on the way back, or a dead server. */
type Fate = 'answered' | 'refused' | 'lost-there' | 'lost-back' | 'down';

/** A server that keeps the house rule for keys: same key, same answer; same key with another body, conflict. */
function serverWithFates(fates: Fate[]) {
  const kept = new Map<string, { body: string; id: number }>();
  const keys: string[] = [];
  const refusal = (status: number, code: string) => Response.json({ code, params: {}, requestId: 'r' }, { status });
  const client = createClient({
    baseUrl: '', random: seededRandom(seed),
    fetch: async (_, init = {}) => {
      const key = new Headers(init.headers).get('idempotency-key') ?? '';
      const body = String(init.body);
      keys.push(key);
      const fate = fates.shift() ?? 'answered';
      if (fate === 'lost-there') throw new TypeError('network');
      if (fate === 'down') return refusal(503, 'http/busy');
      if (fate === 'refused') return refusal(422, 'http/invalid-input');
      const earlier = kept.get(key);
      if (earlier !== undefined && earlier.body !== body) return refusal(409, 'http/key-reused');
      const record = earlier ?? { body, id: kept.size + 1 };
      kept.set(key, record);
      if (fate === 'lost-back') throw new TypeError('network');
      return Response.json({ id: record.id });
    },
  });
  return { client, keys, effects: () => kept.size };
}

describe('an intent', () => {
  test('pressed ten times at once sends one request', async () => {
    const { client, keys } = serverWithFates([]);
    const intent = createIntent(client, submit);
    const answers = await Promise.all(Array.from({ length: 10 }, () => intent.run({ text: 'a' })));
    expect(keys.length).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  test('keeps its key over lost answers and takes a new one after a refusal or a success', async () => {
    const { client, keys } = serverWithFates(['lost-there', 'down', 'lost-back', 'answered', 'refused', 'answered']);
    const intent = createIntent(client, submit);
    await intent.run({ text: 'a' });
    for (let turn = 0; turn < 3; turn++) await intent.retry();
    expect(new Set(keys).size).toBe(1);
    await intent.run({ text: 'second' });
    await intent.run({ text: 'second, corrected' });
    expect(new Set(keys).size).toBe(3);
  });

  test('edited after a lost answer, is told that the first version arrived', async () => {
    const { client, effects } = serverWithFates(['lost-back']);
    const intent = createIntent(client, submit);
    await intent.run({ text: 'a' });
    expect(await intent.run({ text: 'a, edited' })).toMatchObject({ ok: false, failure: { code: 'http/key-reused' } });
    expect(effects()).toBe(1);
  });

  test('whatever the network does, repeating until success has one effect', async () => {
    const trouble = fc.array(fc.constantFrom<Fate>('lost-there', 'lost-back', 'down'), { maxLength: 12 });
    await fc.assert(fc.asyncProperty(trouble, async (fates) => {
      const { client, effects } = serverWithFates([...fates]);
      const intent = createIntent(client, submit);
      let answer = await intent.run({ text: 'a' });
      while (!answer.ok) answer = (await intent.retry()) ?? answer;
      expect(effects()).toBe(1);
      expect(intent.state()).toEqual({ isBusy: false, failure: undefined });
    }), { seed });
  });

  test('control: a fresh key per attempt would double the effect', async () => {
    const { client, effects } = serverWithFates(['lost-back']);
    await client.call(submit, { text: 'a' });
    await client.call(submit, { text: 'a' });
    expect(effects()).toBe(2);
  });

  test('watchers see busy, then failure, then nothing after reset', async () => {
    const { client } = serverWithFates(['refused']);
    const intent = createIntent(client, submit);
    const seen: string[] = [];
    intent.subscribe(() => seen.push(intent.state().isBusy ? 'busy' : intent.state().failure?.code ?? 'clear'));
    await intent.run({ text: '' });
    intent.reset();
    expect(seen).toEqual(['busy', 'http/invalid-input', 'clear']);
    expect(createIntent(client, submit).retry()).toBeUndefined();
  });
});
