import { describe, expect, test } from 'vitest';
import { memoryIn } from '#platform/ui/browser-memory.ts';
import { forgetReceipt, isReceiptRemembered, listRemembered, rememberReceipt } from './remembered-receipts.ts';
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
  test('nothing is kept until somebody asks for it, and nothing is left after forgetting', () => {
    const { held, memory } = freshMemory();
    expect(listRemembered(memory)).toEqual([]);
    rememberReceipt(receipt, memory);
    expect(isReceiptRemembered('12345678', memory)).toBe(true);
    forgetReceipt('12345678', memory);
    expect(held.size).toBe(0);
  });

  test('only number, code and union are written, whatever else the receipt holds', () => {
    const { memory } = freshMemory();
    const more = { ...receipt, appealId: 'x', disclosure: 'anonymous' };
    rememberReceipt(more, memory);
    expect(listRemembered(memory)).toEqual([receipt]);
  });

  test('the same case stands once, the newest first, and old ones give way', () => {
    const { memory } = freshMemory();
    for (let number = 0; number < 25; number++) rememberReceipt({ ...receipt, caseNumber: `${10_000_000 + number}` }, memory);
    rememberReceipt({ ...receipt, caseNumber: '10000024' }, memory);
    expect(listRemembered(memory)).toHaveLength(20);
    expect(listRemembered(memory)[0]?.caseNumber).toBe('10000024');
  });

  test('what a stranger left in the storage is no receipt', () => {
    const { held, memory } = freshMemory();
    for (const text of ['{', '7', '[1,{"caseNumber":1}]', 'null']) {
      held.set('zhijia.receipts', text);
      expect(listRemembered(memory)).toEqual([]);
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
