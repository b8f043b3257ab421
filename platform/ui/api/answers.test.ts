import { describe, expect, test } from 'vitest';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { createAnswers } from './answers.ts';
import type { Client } from './client.ts';
import { localFailure, type Answer } from './failure.ts';
import { createPager } from './pager.ts';

type Page = { items: number[]; next?: number };
const list: EndpointRef<{ from: number }, Page> = { id: 'appeals.listMine', method: 'GET', path: '/appeals/list-mine' };

/** A client whose answers are let out by hand, in any order. */
function heldClient() {
  const waiting: { input: unknown; give: (answer: Answer<never>) => void }[] = [];
  const client: Client = {
    newKey: () => 'key',
    call: (_, input) => new Promise((give) => { waiting.push({ input, give }); }),
    readFile: () => Promise.reject(new TypeError('no screen here reads files')),
  };
  const give = async (index: number, answer: Answer<Page>) => {
    waiting[index]?.give(answer as Answer<never>); // -- one double serves every endpoint type
    await Promise.resolve();
    await Promise.resolve();
  };
  return { client, waiting, give };
}

const page = (...items: number[]): Answer<Page> => ({ ok: true, value: { items } });
const refused = { ok: false, failure: { ...localFailure('http/garbled', 404), code: 'http/not-found' } } as const;
const offline = { ok: false, failure: localFailure('http/offline') } as const;
const idle = () => undefined;

describe('a question', () => {
  test('asked twice at once is sent once and shared', () => {
    const { client, waiting } = heldClient();
    const answers = createAnswers(client);
    void answers.open(list, { from: 1 }).load();
    void answers.open(list, { from: 1 }).load();
    void answers.open(list, { from: 2 }).load();
    expect(waiting.length).toBe(2);
  });

  test('a slow old answer never replaces a newer one', async () => {
    const { client, give } = heldClient();
    const question = createAnswers(client).open(list, { from: 1 });
    void question.load();
    void question.load(true);
    await give(1, page(2));
    await give(0, page(1));
    expect(question.store.get()).toEqual({ answer: { items: [2] }, failure: undefined, isLoading: false });
  });

  test('a lost network keeps what was shown; a refusal takes it away', async () => {
    const { client, give } = heldClient();
    const question = createAnswers(client).open(list, { from: 1 });
    void question.load();
    await give(0, page(1));
    void question.load();
    await give(1, offline);
    expect(question.store.get()).toMatchObject({ answer: { items: [1] }, failure: { code: 'http/offline' } });
    void question.load();
    await give(2, refused);
    expect(question.store.get()).toMatchObject({ answer: undefined, failure: { code: 'http/not-found' } });
  });

  test('after a change what is watched is asked again and the rest is forgotten', async () => {
    const { client, waiting, give } = heldClient();
    const answers = createAnswers(client);
    const shown = answers.open(list, { from: 1 });
    const left = answers.open(list, { from: 2 });
    const stop = shown.watch(idle);
    void left.load();
    await give(0, page(2));
    answers.refreshAll();
    expect(waiting.map(({ input }) => input)).toEqual([{ from: 2 }, { from: 1 }]);
    expect(answers.open(list, { from: 2 }).store.get().answer).toBeUndefined();
    stop();
  });
});

describe('pages', () => {
  const next = ({ next: from }: Page) => (from === undefined ? undefined : { from });

  test('follow one another and stop at the end; pressing "more" twice loads once', async () => {
    const { client, waiting, give } = heldClient();
    const pager = createPager(client, { ref: list, first: { from: 0 }, next });
    void pager.more();
    void pager.more();
    await give(0, { ok: true, value: { items: [1, 2], next: 2 } });
    void pager.more();
    await give(1, page(3));
    await pager.more();
    expect(waiting.map(({ input }) => input)).toEqual([{ from: 0 }, { from: 2 }]);
    expect(pager.state()).toMatchObject({ pages: [{ items: [1, 2] }, { items: [3] }], hasMore: false, isLoading: false });
  });

  test('a failed page keeps the earlier ones and can be asked for again', async () => {
    const { client, waiting, give } = heldClient();
    const pager = createPager(client, { ref: list, first: { from: 0 }, next });
    void pager.more();
    await give(0, { ok: true, value: { items: [1], next: 1 } });
    void pager.more();
    await give(1, offline);
    expect(pager.state()).toMatchObject({ pages: [{ items: [1] }], failure: { code: 'http/offline' }, hasMore: true });
    void pager.more();
    expect(waiting[2]?.input).toEqual({ from: 1 });
  });
});
