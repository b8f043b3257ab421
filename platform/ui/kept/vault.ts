import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';

/**
 * What a person wrote and this device keeps. Things that are removed together form a group under a key of its own;
 * group and name are not sealed and must say nothing of the person.
 */
export type Vault = {
  /** `sealed`: stays on the device. `tab`: no key could be made that cannot leave it, so everything goes with the tab. */
  readonly kind: 'sealed' | 'tab';
  /** Names of the groups that begin so. */
  list(prefix: string): Promise<readonly string[]>;
  /** Makes the group unless it is there. Without `days` it stays until it is removed, else so long after its last writing. */
  ensure(group: string, life?: { readonly days: number }): Promise<void>;
  /** Undefined for what is not there, and for what cannot be opened. */
  read(group: string, name: string): Promise<unknown>;
  readBytes(group: string, name: string): Promise<Uint8Array | undefined>;
  /** False when the group is gone: a late writing never brings back what was removed. */
  write(group: string, name: string, value: unknown): Promise<boolean>;
  writeBytes(group: string, name: string, bytes: Uint8Array): Promise<boolean>;
  erase(group: string, name: string): Promise<void>;
  /** The group's key first, so that nothing of it can be opened any more. */
  remove(group: string): Promise<void>;
  /** Removes the groups whose time is over. */
  sweep(): Promise<void>;
};

export type VaultParts = { readonly clock: Clock; readonly random: Random };

export const DAY = 86_400_000;
