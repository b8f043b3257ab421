import { expect, test } from 'vitest';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';

const failure: ApiFailure = {
  code: 'flows/answers-invalid', params: {}, status: 400, requestId: undefined,
  issues: [
    { path: 'answers.day', code: 'forms.answer.too-early', params: { earliest: '2026-12-01' } }, { path: 'answers.items.2.price', code: 'forms.answer.missing', params: {} },
    { path: 'answers.x', code: 'forms.answer.made-up', params: {} }, { path: 'words', code: 'http/too-long', params: {} },
  ],
};

test('what the server refuses stands at its field, in a table at its cell; what no field knows is left to the banner', () => {
  expect(refusedAnswers(failure)).toEqual([
    { key: 'day', reason: 'too-early', params: { earliest: '2026-12-01' } }, { key: 'items', row: 2, column: 'price', reason: 'missing', params: {} },
  ]);
  expect(refusedAnswers(undefined)).toEqual([]);
});
