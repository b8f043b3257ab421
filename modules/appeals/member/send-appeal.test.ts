import { describe, expect, test } from 'vitest';
import { localFailure, type Answer, type ApiFailure } from '#platform/ui/api/failure.ts';
import type { Submission } from './appeals-api.ts';
import { sendAppeal, type SendParts } from './send-appeal.ts';

const first: Submission = {
  appealId: '0f7d3c54-6a2e-4d0f-9d51-2f0f4f6f1a01', code: 'c', topic: 'complaint', text: 'first', disclosure: 'anonymous',
  queryCode: '0'.repeat(20), photos: [],
};
const changed: Submission = { ...first, text: 'changed' };
const receipt = { appealId: first.appealId, caseNumber: '12345678', receivedAt: '2026-11-23T01:00:00Z', dueOn: '2026-11-26', isDueProvisional: false };
const refusal: ApiFailure = { ...localFailure('http/offline', 409), code: 'appeals/code-retired' };

/** A server that gives the prepared answers and remembers what it was asked. */
function server(answers: readonly Answer<unknown>[], unanswered?: Submission) {
  const asked: { text: string; key: string | undefined }[] = [];
  const kept: (string | undefined)[] = [];
  const parts: SendParts = {
    client: {
      call: async (_, input, call) => {
        asked.push({ text: String(Reflect.get(Object(input), 'text')), key: call?.key });
        return answers[asked.length - 1] as never; // -- one double serves every endpoint type
      },
    },
    key: 'the-key', unanswered, keepUnanswered: async (one) => { kept.push(one?.text); },
  };
  return { parts, asked, kept };
}

const ok: Answer<unknown> = { ok: true, value: receipt };
const lost: Answer<unknown> = { ok: false, failure: localFailure('http/offline') };
const refused: Answer<unknown> = { ok: false, failure: refusal };

describe('sending an appeal', () => {
  test('goes out once under the key of the draft', async () => {
    const { parts, asked } = server([ok]);
    expect(await sendAppeal(parts, first)).toMatchObject({ kind: 'sent', isFormerVersion: false });
    expect(asked).toEqual([{ text: 'first', key: 'the-key' }]);
  });

  test('a try without answer is remembered, and repeated as it was', async () => {
    const { parts, kept } = server([lost]);
    expect(await sendAppeal(parts, first)).toMatchObject({ kind: 'failed', failure: { code: 'http/offline' } });
    expect(kept).toEqual(['first']);
    const again = server([ok], first);
    expect(await sendAppeal(again.parts, first)).toMatchObject({ kind: 'sent', isFormerVersion: false });
    expect(again.asked).toHaveLength(1);
  });

  test('after a lost answer a changed text first asks for the receipt of the earlier one', async () => {
    const { parts, asked } = server([ok], first);
    expect(await sendAppeal(parts, changed)).toMatchObject({ kind: 'sent', isFormerVersion: true, submission: { text: 'first' } });
    expect(asked).toEqual([{ text: 'first', key: 'the-key' }]);
  });

  test('when the earlier one never arrived, the changed one goes out', async () => {
    const { parts, asked } = server([refused, ok], first);
    expect(await sendAppeal(parts, changed)).toMatchObject({ kind: 'sent', isFormerVersion: false });
    expect(asked.map(({ text }) => text)).toEqual(['first', 'changed']);
  });

  test('while the line is still down the earlier one stays remembered', async () => {
    const { parts, kept, asked } = server([lost], first);
    expect(await sendAppeal(parts, changed)).toMatchObject({ kind: 'failed' });
    expect(asked).toHaveLength(1);
    expect(kept).toEqual([]);
  });

  test('a refusal leaves nothing to ask about', async () => {
    const { parts, kept } = server([refused]);
    expect(await sendAppeal(parts, first)).toMatchObject({ kind: 'failed', failure: { code: 'appeals/code-retired' } });
    expect(kept).toEqual(['first', undefined]);
  });
});
