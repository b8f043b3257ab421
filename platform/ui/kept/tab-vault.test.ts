import { expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { memoryIn } from '../browser-memory.ts';
import { openVault } from './open-vault.ts';
import { createTabVault } from './tab-vault.ts';
import { DAY } from './vault.ts';

const clock = settableClock(toInstant('2026-11-23T08:00:00Z'));

function tab() {
  const held = new Map<string, string>();
  const memory = memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null, setItem: (key, value) => { held.set(key, value); }, removeItem: (key) => { held.delete(key); },
  }));
  return { held, open: () => createTabVault({ clock }, memory) };
}

test('where no key can be made the vault says that it is the tab\'s', async () => {
  expect((await openVault({ clock, random: seededRandom(1) })).kind).toBe('tab');
});

test('words outlive a reload of the tab, pictures do not, and nothing is left after removal', async () => {
  const { held, open } = tab();
  const vault = open();
  await vault.ensure('parcel.a');
  await vault.write('parcel.a', 'parcel', { text: 'kept' });
  await vault.writeBytes('parcel.a', 'photo.1', Uint8Array.of(1));
  const again = open();
  expect(await again.list('parcel.')).toEqual(['parcel.a']);
  expect(await again.read('parcel.a', 'parcel')).toEqual({ text: 'kept' });
  expect(await again.readBytes('parcel.a', 'photo.1')).toBeUndefined();
  await again.remove('parcel.a');
  expect(held.size).toBe(0);
});

test('what was removed is not written again, and what has a term ends with it', async () => {
  const vault = tab().open();
  expect(await vault.write('gone', 'a', 1)).toBe(false);
  await vault.ensure('short', { days: 7 });
  await vault.write('short', 'a', 1);
  await vault.ensure('long');
  clock.advance(7 * DAY);
  await vault.sweep();
  expect(await vault.list('')).toEqual(['long']);
});

test('a browser that refuses even the tab\'s memory keeps it for as long as the page is open', async () => {
  const vault = createTabVault({ clock }, memoryIn(() => { throw new Error('refused'); }));
  await vault.ensure('a');
  await vault.write('a', 'b', 'kept');
  expect(await vault.read('a', 'b')).toBe('kept');
});
