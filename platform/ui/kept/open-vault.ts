import { newIntentKey } from '../api/browser-random.ts';
import { openKeptDatabase } from './kept-database.ts';
import { createSealedVault } from './sealed-vault.ts';
import { createTabVault } from './tab-vault.ts';
import type { Vault, VaultParts } from './vault.ts';

/**
 * The device's vault, or the tab's where this one cannot be: on plain http the browser makes no keys, and some private
 * windows keep none. Tried by keeping a group, not by asking for names: browsers say they can and then refuse.
 */
export async function openVault(parts: VaultParts): Promise<Vault> {
  try {
    const vault = createSealedVault(await openKeptDatabase(), parts);
    // A name of its own: a second tab, or the worker, may be trying in the same moment, and would remove this one's.
    const trial = `trial.${newIntentKey(parts.random)}`;
    await vault.ensure(trial, { days: 1 });
    const isKept = await vault.write(trial, 'word', 'kept') && await vault.read(trial, 'word') === 'kept';
    await vault.remove(trial);
    if (isKept) return vault;
  } catch {
    return createTabVault(parts);
  }
  return createTabVault(parts);
}
