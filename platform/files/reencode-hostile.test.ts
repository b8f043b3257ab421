import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReencoder, type Reencoder } from './reencode.ts';
import { TAIL_MARKER, hostileCorpus, type HostileFile } from './test/hostile-corpus.ts';
import { oneOfEach } from './test/picture-parts.ts';

const seed = Number(process.env.SEED ?? 20261123);
const scale = Math.max(1, Number(process.env.ZHIJIA_TEST_SCALE ?? 1) || 1);

let reencoder: Reencoder;

beforeAll(() => {
  reencoder = createReencoder({ log: { warn: () => undefined }, idleMs: 60_000, timeoutMs: 30_000 });
});
afterAll(() => reencoder.close());

async function verdictOf(file: HostileFile): Promise<string> {
  const result = await reencoder.reencode(file.bytes);
  if (!result.ok) return result.reason;
  const kept = Buffer.concat([result.bytes, result.thumbnail]);
  return kept.includes(TAIL_MARKER, 0, 'latin1') ? 'accepted with the tail' : 'accepted';
}

describe('UP-1 hostile files', () => {
  test('each of more than 300 has its pinned verdict, and no tail marker survives (UP-3)', async () => {
    const corpus = await hostileCorpus();
    expect(corpus.length).toBeGreaterThan(300);
    expect(new Set(corpus.map((file) => file.name)).size).toBe(corpus.length);
    const surprises: string[] = [];
    for (const file of corpus) {
      const verdict = await verdictOf(file);
      if (verdict !== file.verdict) surprises.push(`${file.name}: ${verdict} instead of ${file.verdict}`);
    }
    expect(surprises).toEqual([]);
  });

  test('control: the markers are in the accepted files before they are made anew', async () => {
    const accepted = (await hostileCorpus()).filter((file) => file.verdict === 'accepted');
    expect(accepted.filter((file) => file.bytes.includes(TAIL_MARKER, 0, 'latin1')).length).toBeGreaterThanOrEqual(20);
  });
});

type Change = { readonly kind: 'flip' | 'cut' | 'double' | 'insert'; readonly at: number; readonly value: number };

function mutate(original: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((bytes, { kind, at, value }) => {
    const place = Math.floor(at * bytes.length);
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if (kind === 'cut') return Buffer.concat([before, after.subarray(value)]);
    if (kind === 'double') return Buffer.concat([before, after.subarray(0, value), after]);
    if (kind === 'insert') return Buffer.concat([before, Buffer.alloc(4, value), after]);
    const flipped = Buffer.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ (value === 0 ? 1 : value);
    return flipped;
  }, original);
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'double', 'insert'),
  // Without bias: fast-check's favourite numbers would put nearly all damage into the first bytes.
  at: fc.noBias(fc.nat(999_999)).map((place) => place / 1_000_000),
  value: fc.noBias(fc.nat(255)),
});

describe('UP-2 damaged pictures', () => {
  test('hundreds of mutations get a typed answer each, and a good picture still passes', async () => {
    const originals = await oneOfEach();
    const seen = new Map<string, number>();
    const format = fc.constantFrom<keyof typeof originals>('jpeg', 'png', 'webp', 'gif');
    await fc.assert(
      fc.asyncProperty(format, fc.array(change, { minLength: 1, maxLength: 3 }), async (kind, changes) => {
        const result = await reencoder.reencode(mutate(originals[kind], changes));
        const answer = result.ok ? 'accepted' : result.reason;
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
        expect(['accepted', 'not-an-image', 'too-many-pixels', 'broken']).toContain(answer);
        if (result.ok) expect(Math.max(result.width, result.height)).toBeLessThanOrEqual(2560);
      }),
      { seed, numRuns: 400 * scale },
    );
    // Both sides of the gate were met, so the property was not passed by refusing (or accepting) everything.
    expect(seen.get('accepted')).toBeGreaterThan(40);
    expect(seen.get('broken')).toBeGreaterThan(40);
    for (const original of Object.values(originals)) {
      expect(await reencoder.reencode(original)).toMatchObject({ ok: true, width: 96, height: 64 });
    }
  });
});
