import { visitMemory, type Memory } from '../browser-memory.ts';
import { DAY, type Vault, type VaultParts } from './vault.ts';

type Group = { readonly days: number | undefined; readonly until: number | undefined; readonly names: readonly string[] };

const INDEX = 'zhijia.kept';

/**
 * The same for a page without keys: words in the tab's own memory, so that a reload or the camera app does not cost
 * them, photos only while the page is open. Nothing of it is there after the tab.
 */
export function createTabVault({ clock }: Pick<VaultParts, 'clock'>, memory: Memory = visitMemory): Vault {
  const bytesOf = new Map<string, Uint8Array>();
  const groups = readIndex(memory);
  const placeOf = (group: string, name: string) => `${INDEX}.${group}/${name}`;
  const untilOf = (days: number | undefined) => (days === undefined ? undefined : clock.now().getTime() + days * DAY);
  const keepIndex = () => memory.write(INDEX, groups.size === 0 ? undefined : JSON.stringify([...groups]));

  const note = (group: string, name: string): boolean => {
    const held = groups.get(group);
    if (held === undefined) return false;
    groups.set(group, { ...held, until: untilOf(held.days), names: [...new Set([...held.names, name])] });
    keepIndex();
    return true;
  };
  const erase = (group: string, name: string): void => {
    memory.write(placeOf(group, name), undefined);
    bytesOf.delete(placeOf(group, name));
  };
  const remove = (group: string): void => {
    for (const name of groups.get(group)?.names ?? []) erase(group, name);
    groups.delete(group);
    keepIndex();
  };

  return {
    kind: 'tab',
    list: async (prefix) => [...groups.keys()].filter((group) => group.startsWith(prefix)),
    async ensure(group, life) {
      if (groups.has(group)) return;
      groups.set(group, { days: life?.days, until: untilOf(life?.days), names: [] });
      keepIndex();
    },
    read: async (group, name) => (groups.has(group) ? parse(memory.read(placeOf(group, name))) : undefined),
    readBytes: async (group, name) => bytesOf.get(placeOf(group, name)),
    async write(group, name, value) {
      if (!note(group, name)) return false;
      memory.write(placeOf(group, name), JSON.stringify(value));
      return true;
    },
    async writeBytes(group, name, bytes) {
      if (!note(group, name)) return false;
      bytesOf.set(placeOf(group, name), bytes);
      return true;
    },
    erase: async (group, name) => erase(group, name),
    remove: async (group) => remove(group),
    async sweep() {
      const now = clock.now().getTime();
      for (const [group, { until }] of [...groups]) if (until !== undefined && until <= now) remove(group);
    },
  };
}

function readIndex(memory: Memory): Map<string, Group> {
  const held = parse(memory.read(INDEX));
  return new Map(Array.isArray(held) ? held.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, Group] {
  return Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(Reflect.get(Object(value[1]), 'names'));
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
