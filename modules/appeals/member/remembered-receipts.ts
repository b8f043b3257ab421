import type { Vault } from '#platform/ui/kept/vault.ts';

/** A receipt that its holder asked this phone to remember, sealed. Whoever opens the phone can then open the case. */
export type RememberedReceipt = { readonly caseNumber: string; readonly queryCode: string; readonly unionName: string };

const GROUP = 'receipts';
const LIST = 'list';
const MOST = 20;

/** The newest first. */
export async function listRemembered(vault: Vault): Promise<readonly RememberedReceipt[]> {
  const held = await vault.read(GROUP, LIST);
  return Array.isArray(held) ? held.filter(isRemembered) : [];
}

export async function hasRemembered(vault: Vault): Promise<boolean> {
  return (await vault.list(GROUP)).length > 0;
}

/** Until it is forgotten: the one thing on the phone without an end, because nobody can give it back. */
export async function rememberReceipt(vault: Vault, receipt: RememberedReceipt): Promise<void> {
  const { caseNumber, queryCode, unionName } = receipt;
  const others = await without(vault, caseNumber);
  await vault.ensure(GROUP);
  await vault.write(GROUP, LIST, [{ caseNumber, queryCode, unionName }, ...others].slice(0, MOST));
}

export async function forgetReceipt(vault: Vault, caseNumber: string): Promise<void> {
  const others = await without(vault, caseNumber);
  // Anew each time, and under a new key: what was forgotten cannot be opened from an older copy of the list.
  await forgetAllReceipts(vault);
  if (others.length === 0) return;
  await vault.ensure(GROUP);
  await vault.write(GROUP, LIST, others);
}

export function forgetAllReceipts(vault: Vault): Promise<void> {
  return vault.remove(GROUP);
}

async function without(vault: Vault, caseNumber: string): Promise<readonly RememberedReceipt[]> {
  return (await listRemembered(vault)).filter((one) => one.caseNumber !== caseNumber);
}

function isRemembered(held: unknown): held is RememberedReceipt {
  return typeof held === 'object' && held !== null
    && ['caseNumber', 'queryCode', 'unionName'].every((name) => typeof Reflect.get(held, name) === 'string');
}
