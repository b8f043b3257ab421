import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { canonicalText } from '../rules/canonical.ts';
import { fileHashOf, publishDraw, publishedText } from '../rules/settle-draw.ts';
import { verifyDraw } from '../rules/verify-draw.ts';
import type { PublishedDraw } from '../wire.ts';
import { randomDraw } from './random-draw.ts';

const path = fileURLToPath(new URL('../../../docs/verify-draw.mjs', import.meta.url));
type Script = { verifyDraw(text: string, keptHash?: string): Promise<{ readonly wrong: readonly string[]; readonly seed: string; readonly placed: readonly string[] }> };
// -- a script without types, on purpose: nothing of the product may be needed to run it.
const script = await import(/* @vite-ignore */ path) as Script;

const drawOf = (name: string) => randomDraw(`${seed} ${name}`);
const published = (name: string) => {
  const { frozen, reveals } = drawOf(name);
  return publishDraw(frozen, reveals);
};
/** What the script says; a file that it cannot read at all is noticed too. */
const saidOf = (file: PublishedDraw, keptHash?: string) => script.verifyDraw(`${canonicalText(file)}\n`, keptHash).then(({ wrong }) => wrong, () => ['unreadable']);

describe('the script outside the product', () => {
  test('imports nothing of the product, and nothing at all but a file reader', async () => {
    const text = await readFile(path, 'utf8');
    expect([...text.matchAll(/\bimport\b[^\n]*?from '([^']+)'|\bimport\('([^']+)'\)/g)].map(([, first, second]) => first ?? second))
      .toEqual(['./verify-draw.mjs', 'node:fs/promises']);
    expect(text.split('\n').length).toBeLessThan(130);
  });

  test(`recomputes 1,000 random draws as the product does (seed ${seed})`, async () => {
    for (let at = 0; at < 1000 * scale; at += 1) {
      const file = published(`draw ${at}`);
      expect(await script.verifyDraw(publishedText(file), file.frozenHash), `draw ${at}`).toMatchObject({ wrong: [], seed: file.seed, placed: file.placed });
      expect(verifyDraw(JSON.parse(publishedText(file)), file.frozenHash), `draw ${at}`).toEqual([]);
    }
  });

  test('runs on plain Node and tells one worker the own fate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'draw-'));
    try {
      const file = published('command');
      const name = join(folder, 'draw.json');
      const run = (...more: string[]) => promisify(execFile)(process.execPath, [path, name, ...more]).then((end) => end.stdout, (end: { stdout: string }) => end.stdout);
      await writeFile(name, publishedText(file));
      expect(await run(file.frozenHash, file.order[0] ?? '')).toMatch(/was drawn as no\. 1 and has its places\.\nRight/);
      expect(await run('0'.repeat(64))).toContain('WRONG: another list');
      await writeFile(name, publishedText({ ...file, seed: '0'.repeat(64) }));
      expect(await run()).toMatch(/WRONG: seed, hash/);
      await writeFile(name, '{}');
      expect(await run()).toContain('not a published draw');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

type Change = (file: PublishedDraw, pick: (bound: number) => number) => PublishedDraw;
/** The same file with its own hash made anew: whoever forges does that much. */
function resigned({ frozen, frozenHash, reveals, missing, seed: made, order, placed, waiting }: PublishedDraw): PublishedDraw {
  const unsigned = { frozen, frozenHash, reveals, missing, seed: made, order, placed, waiting };
  return { ...unsigned, hash: fileHashOf(unsigned) };
}
const flipped = (hex: string) => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;
const withFrozen = (file: PublishedDraw, frozen: Partial<PublishedDraw['frozen']>) => ({ ...file, frozen: { ...file.frozen, ...frozen } });
const changedAt = <Item>(list: readonly Item[], at: number, change: (item: Item) => Item) => list.map((item, index) => (index === at ? change(item) : item));

const changes: Readonly<Record<string, Change>> = {
  'a weight': (file, pick) => withFrozen(file, { entries: changedAt(file.frozen.entries, pick(file.frozen.entries.length), (one) => ({ ...one, weight: one.weight + 1 })) }),
  'a group': (file, pick) => withFrozen(file, { entries: changedAt(file.frozen.entries, pick(file.frozen.entries.length), (one) => ({ ...one, size: one.size + 1 })) }),
  'an entry more': (file) => withFrozen(file, { entries: [...file.frozen.entries, { number: 'ZZZZZZZZ', weight: 1, size: 1 }] }),
  'an entry less': (file, pick) => withFrozen(file, { entries: file.frozen.entries.toSpliced(pick(file.frozen.entries.length), 1) }),
  'another order of the list': (file) => withFrozen(file, { entries: file.frozen.entries.length === 1 ? [] : file.frozen.entries.toReversed() }),
  'a place': (file) => withFrozen(file, { places: file.frozen.places + 1 }),
  'a date': (file) => withFrozen(file, { closeBy: '2026-12-04T00:00:00.000Z' }),
  'a commitment': (file, pick) => withFrozen(file, { parties: changedAt(file.frozen.parties, pick(file.frozen.parties.length), (one) => ({ ...one, commitment: flipped(one.commitment) })) }),
  'a party less': (file) => withFrozen(file, { parties: file.frozen.parties.slice(0, -1) }),
  'the frozen hash': (file) => ({ ...file, frozenHash: flipped(file.frozenHash) }),
  'the seed': (file) => ({ ...file, seed: flipped(file.seed) }),
  'who is missing': (file) => ({ ...file, missing: file.missing.length === 0 ? [1] : [] }),
  'the order': (file) => ({ ...file, order: file.order.length === 1 ? [] : [...file.order.slice(1), ...file.order.slice(0, 1)] }),
  'who has a place': (file) => ({ ...file, placed: file.waiting, waiting: file.placed }),
};
const changesOfReveals: Readonly<Record<string, Change>> = {
  'a value': (file, pick) => ({ ...file, reveals: changedAt(file.reveals, pick(file.reveals.length), (one) => ({ ...one, value: flipped(one.value) })) }),
  'a salt': (file, pick) => ({ ...file, reveals: changedAt(file.reveals, pick(file.reveals.length), (one) => ({ ...one, salt: flipped(one.salt) })) }),
  'a reveal out of its time': (file, pick) => ({ ...file, reveals: changedAt(file.reveals, pick(file.reveals.length), (one) => ({ ...one, at: '2026-12-05T00:00:00.000Z' })) }),
  'a reveal less': (file, pick) => ({ ...file, reveals: file.reveals.toSpliced(pick(file.reveals.length), 1) }),
};

describe('every change is noticed', () => {
  test.each(Object.entries({ ...changes, ...changesOfReveals }))('%s', async (name, change) => {
    for (let at = 0; at < 8; at += 1) {
      const file = published(`${name} ${at}`);
      if (name in changesOfReveals && file.reveals.length === 0) continue;
      const random = seededRandom(`${seed} ${name} ${at}`);
      const forged = change(file, (bound) => randomBelow(random, bound));
      // The control: the same file with nothing changed but made anew in the same way is right.
      expect([verifyDraw(resigned(file)), await saidOf(resigned(file))]).toEqual([[], []]);
      for (const file of [forged, resigned(forged)]) {
        expect(verifyDraw(file), `${name} ${at}`).not.toEqual([]);
        expect(await saidOf(file), `${name} ${at}`).not.toEqual([]);
      }
    }
  });

  test('a draw made anew from another list is right in itself, and known by the hash that was published at the freeze', async () => {
    const { frozen, reveals } = drawOf('anew');
    const honest = publishDraw(frozen, reveals);
    const other = publishDraw({ ...frozen, entries: changedAt(frozen.entries, 0, (one) => ({ ...one, weight: one.weight + 1 })) }, reveals);
    expect([verifyDraw(other), verifyDraw(other, honest.frozenHash)]).toEqual([[], ['another-list']]);
    expect(await script.verifyDraw(publishedText(other))).toMatchObject({ wrong: [] });
    expect((await script.verifyDraw(publishedText(other), honest.frozenHash)).wrong).toHaveLength(1);
  });
});
