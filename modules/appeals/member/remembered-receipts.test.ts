import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { memoryIn } from '#platform/ui/browser-memory.ts';
import { createTabVault } from '#platform/ui/kept/tab-vault.ts';
import { forgetAllReceipts, forgetReceipt, hasRemembered, listRemembered, rememberReceipt } from './remembered-receipts.ts';
import { findSentReceipt, keepSentReceipt, type SentReceipt } from './sent-receipt.ts';

function freshMemory() {
  const held = new Map<string, string>();
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => { held.set(key, value); },
    removeItem: (key: string) => { held.delete(key); },
  };
  return { held, memory: memoryIn(() => storage) };
}

const receipt = { caseNumber: '12345678', queryCode: '9'.repeat(20), unionName: '恒口示范区总工会' };

describe('receipts on this phone', () => {
  const freshVault = () => createTabVault({ clock: settableClock(toInstant('2026-11-23T00:00:00Z')) }, freshMemory().memory);

  test('nothing is kept until somebody asks for it, and nothing is left after forgetting', async () => {
    const vault = freshVault();
    expect(await hasRemembered(vault)).toBe(false);
    await rememberReceipt(vault, receipt);
    expect(await listRemembered(vault)).toEqual([receipt]);
    await forgetReceipt(vault, '12345678');
    expect(await vault.list('')).toEqual([]);
  });

  test('only number, code and union are written, whatever else the receipt holds', async () => {
    const vault = freshVault();
    const more = { ...receipt, appealId: 'x', disclosure: 'anonymous' };
    await rememberReceipt(vault, more);
    expect(await listRemembered(vault)).toEqual([receipt]);
  });

  test('the same case stands once, the newest first, and old ones give way', async () => {
    const vault = freshVault();
    for (let number = 0; number < 25; number++) await rememberReceipt(vault, { ...receipt, caseNumber: `${10_000_000 + number}` });
    await rememberReceipt(vault, { ...receipt, caseNumber: '10000024' });
    expect(await listRemembered(vault)).toHaveLength(20);
    expect((await listRemembered(vault))[0]?.caseNumber).toBe('10000024');
    await forgetReceipt(vault, '10000024');
    expect((await listRemembered(vault))[0]?.caseNumber).toBe('10000023');
    await forgetAllReceipts(vault);
    expect(await hasRemembered(vault)).toBe(false);
  });

  test('what another version left is no receipt', async () => {
    const vault = freshVault();
    await vault.ensure('receipts');
    for (const held of [7, [1, { caseNumber: 1 }], null]) {
      await vault.write('receipts', 'list', held);
      expect(await listRemembered(vault)).toEqual([]);
    }
  });
});

test('a sent receipt outlives a reload of the tab', () => {
  const { memory } = freshMemory();
  const sent: SentReceipt = {
    ...receipt, appealId: 'a', disclosure: 'anonymous', contactName: '甲', dueOn: '2026-11-26' as SentReceipt['dueOn'], // -- a fixed day
    isDueProvisional: false, isOwn: false, isFormerVersion: false,
  };
  keepSentReceipt(sent, memory);
  expect(findSentReceipt(memory)).toEqual(sent);
});
