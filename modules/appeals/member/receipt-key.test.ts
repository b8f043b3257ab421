import { describe, expect, test } from 'vitest';
import { createPasswordHasher, RECEIPT_COST, toStoredKey } from '#platform/accounts/password.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { RECEIPT_KEY_COST, receiptSalt } from '../rules/receipt-key.ts';
import { createKeyMaker, deriveReceiptKey } from './receipt-key.ts';

const draft = { appealId: '0f7d3c54-6a2e-4d0f-9d51-2f0f4f6f1a01', queryCode: '01234567890123456789' };

describe('the key of a receipt', () => {
  test('is what the server would derive from the code itself, and opens by the code alone', async () => {
    expect(RECEIPT_KEY_COST).toEqual(RECEIPT_COST);
    const key = await deriveReceiptKey(draft);
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const stored = toStoredKey(Buffer.from(key, 'base64url'), { cost: RECEIPT_KEY_COST, salt: Buffer.from(receiptSalt(draft.appealId)) });
    // Neither the code nor the key that is as good as it stands in what is kept.
    expect(stored).not.toContain(draft.queryCode);
    expect(stored).not.toContain(Buffer.from(key, 'base64url').toString('base64').slice(0, 20));
    const { verifyPassword } = createPasswordHasher({ random: systemRandom });
    expect(await verifyPassword(draft.queryCode, stored)).toEqual({ ok: true, value: true });
    expect(await verifyPassword('01234567890123456780', stored)).toEqual({ ok: true, value: false });
    expect(await verifyPassword(key, stored)).toEqual({ ok: true, value: false });
  });

  test('of another case is another, with the same code', async () => {
    const other = { ...draft, appealId: '0f7d3c54-6a2e-4d0f-9d51-2f0f4f6f1a02' };
    expect(await deriveReceiptKey(other)).not.toBe(await deriveReceiptKey(draft));
  });

  test('is derived once per draft; a phone that cannot gives none, and may try again', async () => {
    let tries = 0;
    const maker = createKeyMaker(async () => {
      tries += 1;
      if (tries === 1) throw new RangeError('Array buffer allocation failed');
      return 'key';
    });
    expect(await maker(draft)).toBeUndefined();
    expect(await Promise.all([maker(draft), maker(draft)])).toEqual(['key', 'key']);
    expect(tries).toBe(2);
  });
});
