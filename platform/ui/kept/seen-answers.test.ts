import { describe, expect, test } from 'vitest';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import type { Client } from '../api/client.ts';
import { localFailure, type Answer } from '../api/failure.ts';
import { memoryIn } from '../browser-memory.ts';
import { withSeenAnswers } from './seen-answers.ts';
import { createTabVault } from './tab-vault.ts';

const list: EndpointRef<{ page: number }, string[]> = { id: 'letters.list', method: 'GET', path: '/letters/list' };
const other: EndpointRef<object, string> = { id: 'letters.other', method: 'GET', path: '/letters/other' };
const clock = settableClock(toInstant('2026-11-23T08:00:00Z'));
const offline: Answer<never> = { ok: false, failure: localFailure('http/offline') };
const refused = (code: string, status: number): Answer<never> => ({ ok: false, failure: { ...localFailure('http/offline', status), code } });

/** A server that can be told what to say next. */
function world() {
  const held = new Map<string, string>();
  const vault = createTabVault({ clock }, memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null, setItem: (key, value) => { held.set(key, value); }, removeItem: (key) => { held.delete(key); },
  })));
  const server: { says: Answer<unknown> } = { says: offline };
  const bare: Client = { call: async () => server.says as never, readFile: async () => offline, newKey: () => 'k' }; // -- one double for every endpoint
  const client = withSeenAnswers(bare, {
    vault: async () => vault, clock, rules: [{ endpoint: 'letters.list', group: 'seen', days: 7 }],
    ends: (endpoint, answer) => {
      if (endpoint === other.id && answer.ok) return [{ group: 'seen', sparesVisit: answer.value === 'unknown' }];
      return answer.ok || answer.failure.code !== 'http/not-signed-in' ? [] : [{ group: 'seen', sparesVisit: false }];
    },
  });
  const ask = async (says: Answer<unknown>, page = 1) => {
    server.says = says;
    const answer = await client.call(list, { page });
    // What is kept is kept behind the answer's back.
    await new Promise((resolve) => setTimeout(resolve));
    return answer;
  };
  return { client, server, ask, vault };
}

describe('an answer that was seen', () => {
  test('is shown with its time while there is no network, for the same question only', async () => {
    const { ask } = world();
    await ask({ ok: true, value: ['one'] });
    clock.advance(60_000);
    expect(await ask(offline)).toEqual({ ok: true, value: ['one'], seenAt: '2026-11-23T08:00:00.000Z' });
    expect(await ask(offline, 2)).toEqual(offline);
    expect(await ask({ ok: true, value: ['two'] })).toEqual({ ok: true, value: ['two'] });
  });

  test('never stands in for a refusal, and is gone after it', async () => {
    const { ask } = world();
    await ask({ ok: true, value: ['one'] });
    expect(await ask(refused('http/not-found', 404))).toMatchObject({ ok: false });
    expect(await ask(offline)).toEqual(offline);
  });

  test('ends with the person\'s session, and no question without a rule is kept', async () => {
    const { ask, client, server, vault } = world();
    await ask({ ok: true, value: ['one'] });
    await ask({ ok: true, value: ['two'] }, 2);
    await ask(refused('http/not-signed-in', 401));
    expect(await ask(offline, 2)).toEqual(offline);
    server.says = { ok: true, value: 'x' };
    await client.call(other, {});
    expect(await vault.list('')).toEqual([]);
  });

  test.each([['unknown', ['now']], ['somebody else', undefined]] as const)('where %s held the phone, %j is left of this visit and nothing of an earlier one', async (who, left) => {
    const { ask, client, server, vault } = world();
    await vault.ensure('seen', { days: 7 });
    await vault.write('seen', 'earlier', { value: ['then'], at: '2026-11-22T08:00:00.000Z' });
    await ask({ ok: true, value: ['now'] });
    server.says = { ok: true, value: who };
    await client.call(other, {});
    await new Promise((resolve) => setTimeout(resolve));
    expect(await vault.read('seen', 'earlier')).toBeUndefined();
    expect(await ask(offline)).toMatchObject(left === undefined ? offline : { ok: true, value: left });
  });
});
