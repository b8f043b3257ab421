import { deviceMemory, type Memory } from '#platform/ui/browser-memory.ts';

/** A receipt that its holder asked this phone to remember. Whoever opens the phone can then open the case. */
export type RememberedReceipt = { readonly caseNumber: string; readonly queryCode: string; readonly unionName: string };

const PLACE = 'zhijia.receipts';
const MOST = 20;

/** The newest first. */
export function listRemembered(memory: Memory = deviceMemory): readonly RememberedReceipt[] {
  try {
    const held: unknown = JSON.parse(memory.read(PLACE) ?? '[]');
    return Array.isArray(held) ? held.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

export function rememberReceipt(receipt: RememberedReceipt, memory: Memory = deviceMemory): void {
  const { caseNumber, queryCode, unionName } = receipt;
  write([{ caseNumber, queryCode, unionName }, ...others(caseNumber, memory)].slice(0, MOST), memory);
}

export function forgetReceipt(caseNumber: string, memory: Memory = deviceMemory): void {
  write(others(caseNumber, memory), memory);
}

export function isReceiptRemembered(caseNumber: string, memory: Memory = deviceMemory): boolean {
  return listRemembered(memory).some((one) => one.caseNumber === caseNumber);
}

function others(caseNumber: string, memory: Memory): readonly RememberedReceipt[] {
  return listRemembered(memory).filter((one) => one.caseNumber !== caseNumber);
}

function write(receipts: readonly RememberedReceipt[], memory: Memory): void {
  memory.write(PLACE, receipts.length === 0 ? undefined : JSON.stringify(receipts));
}

function isRemembered(held: unknown): held is RememberedReceipt {
  return typeof held === 'object' && held !== null
    && ['caseNumber', 'queryCode', 'unionName'].every((name) => typeof Reflect.get(held, name) === 'string');
}
