import { describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { STATUS_OF, toErrorAnswer } from './error-answer.ts';

describe('a refusal becomes an answer', () => {
  const entries = manifests.flatMap((one) => Object.values(one.errors));

  test.for(entries.map((entry) => [entry.code, entry] as const))('%s', ([, entry]) => {
    const answer = toErrorAnswer(new AppError(entry, { limit: 3 }), 'r');
    expect(answer).toEqual({ status: STATUS_OF[entry.kind], isBug: entry.kind === 'bug', body: { code: entry.code, params: { limit: 3 }, requestId: 'r' } });
  });

  test('issues are told only where there are some', () => {
    const issue = { path: 'name', code: 'http/missing', params: {} };
    expect(toErrorAnswer(new AppError({ code: 'a/b', kind: 'invalid' }, {}, [issue]), 'r').body).toEqual({ code: 'a/b', params: {}, requestId: 'r', issues: [issue] });
  });
});

describe('what nobody foresaw says nothing of itself', () => {
  test.each([
    [new Error('password of 王师傅 is hunter2')], [new TypeError('x is not a function')], ['a thrown text'], [undefined],
    [Object.assign(new Error('duplicate key value (phone)=(13900001111)'), { code: '23505', detail: 'Key (phone)=(13900001111)' })],
    [Object.assign(new Error('x'), { statusCode: 500 })],
  ])('%s', (thrown) => {
    expect(toErrorAnswer(thrown, 'r')).toEqual({ status: 500, isBug: true, body: { code: 'http/bug', params: {}, requestId: 'r' } });
  });

  test.each([[413, 'http/too-large', 413], [404, 'http/not-found', 404], [415, 'http/invalid-input', 400], [400, 'http/invalid-input', 400], [429, 'http/invalid-input', 400]])(
    'the web framework\'s own %i is told as %s', (statusCode, code, status) => {
      expect(toErrorAnswer(Object.assign(new Error('raw text'), { statusCode }), 'r')).toEqual({ status, isBug: false, body: { code, params: {}, requestId: 'r' } });
    });
});
