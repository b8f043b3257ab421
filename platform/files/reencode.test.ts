import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MAX_WAITING, createReencoder, type Reencoder, type ReencoderOptions } from './reencode.ts';
import { oneOfEach, solid, withGifComment, withJpegComment, withPngText } from './test/picture-parts.ts';

const warnings: string[] = [];
const log = { warn: (_: unknown, message: string) => { warnings.push(message); } };
let reencoder: Reencoder;

function start(options: Partial<ReencoderOptions> = {}): Reencoder {
  reencoder = createReencoder({ log, idleMs: 60_000, timeoutMs: 30_000, ...options });
  return reencoder;
}

afterEach(async () => {
  await reencoder.close();
  warnings.length = 0;
});

function livePid(): number {
  const pid = reencoder.childPid();
  if (pid === undefined) throw new Error('no picture process is running');
  return pid;
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('making pictures anew', () => {
  test('answers an upright JPEG of at most 2560 px with a thumbnail of at most 320 px', async () => {
    const result = await start().reencode(await solid(4000, 3000).png().toBuffer());
    if (!result.ok) throw new Error(result.reason);
    expect(result).toMatchObject({ kind: 'image/jpeg', width: 2560, height: 1920 });
    expect(await sharp(result.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 2560, height: 1920 });
    expect(await sharp(result.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
  });

  test('does not enlarge, and lays transparent pictures on white', async () => {
    const clear = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#00000000' } }).png().toBuffer();
    const result = await start().reencode(clear);
    if (!result.ok) throw new Error(result.reason);
    expect(result).toMatchObject({ width: 20, height: 10 });
    expect([...(await sharp(result.bytes).raw().toBuffer())].every((value) => value > 250)).toBe(true);
  });

  test('turns pictures upright: all eight orientations of the EXIF standard', async () => {
    const corners = { topLeft: '#ff0000', topRight: '#00ff00', bottomLeft: '#0000ff', bottomRight: '#ffff00' };
    const tile = (background: string) => ({ create: { width: 32, height: 16, channels: 3, background } } as const);
    const stored = solid(64, 32).composite([
      { input: tile(corners.topLeft), left: 0, top: 0 }, { input: tile(corners.topRight), left: 32, top: 0 },
      { input: tile(corners.bottomLeft), left: 0, top: 16 }, { input: tile(corners.bottomRight), left: 32, top: 16 },
    ]);
    // EXIF 2.3 §4.6.4 A: which stored corner is seen at the top left and the top right.
    const seen = [
      ['topLeft', 'topRight'], ['topRight', 'topLeft'], ['bottomRight', 'bottomLeft'], ['bottomLeft', 'bottomRight'],
      ['topLeft', 'bottomLeft'], ['bottomLeft', 'topLeft'], ['bottomRight', 'topRight'], ['topRight', 'bottomRight'],
    ] as const;
    start();
    for (const [index, [left, right]] of seen.entries()) {
      const input = await stored.clone().withMetadata({ orientation: index + 1 }).jpeg({ quality: 95 }).toBuffer();
      const result = await reencoder.reencode(input);
      if (!result.ok) throw new Error(result.reason);
      expect([result.width, result.height]).toEqual(index < 4 ? [64, 32] : [32, 64]);
      const { data, info } = await sharp(result.bytes).raw().toBuffer({ resolveWithObject: true });
      const colourAt = (x: number, y: number) =>
        [0, 1, 2].map((channel) => ((data[(y * info.width + x) * 3 + channel] ?? 0) > 127 ? 'f' : '0')).join('');
      const short = (corner: keyof typeof corners) => [1, 3, 5].map((at) => corners[corner][at]).join('');
      expect([colourAt(4, 4), colourAt(info.width - 5, 4)], `orientation ${index + 1}`).toEqual([short(left), short(right)]);
    }
  });

  test('takes the first frame of an animation', async () => {
    const frames = [await solid(40, 30, '#ff0000').png().toBuffer(), await solid(40, 30, '#0000ff').png().toBuffer()];
    const result = await start().reencode(await sharp(frames, { join: { animated: true } }).gif().toBuffer());
    if (!result.ok) throw new Error(result.reason);
    expect(result).toMatchObject({ width: 40, height: 30 });
    const [red = 0, , blue = 255] = await sharp(result.bytes).raw().toBuffer();
    expect(red > 200 && blue < 50).toBe(true);
  });
});

describe('UP-4 what a photograph tells about its maker is dropped', () => {
  const canary = 'ZJ-CANARY-34.2583N-108.9286E';

  async function telling(): Promise<Buffer[]> {
    const exif = {
      IFD0: { ImageDescription: canary, Artist: canary },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 15/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 55/1 43/1', GPSMapDatum: canary },
    };
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${canary}"/></rdf:RDF></x:xmpmeta>`;
    const marked = solid(80, 60).withExif(exif).withXmp(xmp);
    const plain = await oneOfEach();
    return [
      await marked.clone().jpeg().toBuffer(), await marked.clone().png().toBuffer(), await marked.clone().webp().toBuffer(),
      withJpegComment(plain.jpeg, canary), withPngText(plain.png, canary), withGifComment(plain.gif, canary),
    ];
  }

  test('no byte of EXIF, GPS, XMP or comments remains', async () => {
    start();
    for (const input of await telling()) {
      const result = await reencoder.reencode(input);
      if (!result.ok) throw new Error(result.reason);
      for (const kept of [result.bytes, result.thumbnail]) {
        expect(Buffer.from(kept).includes(canary)).toBe(false);
        const { exif, xmp, iptc, icc, comments, orientation } = await sharp(kept).metadata();
        expect([exif, xmp, iptc, icc, comments, orientation]).toEqual(Array.from({ length: 6 }, () => undefined));
      }
    }
  });

  test('control: the canary is in every input, and a copy that keeps metadata carries it on', async () => {
    const inputs = await telling();
    for (const input of inputs) expect(input.includes(canary)).toBe(true);
    const [photograph] = inputs;
    expect((await sharp(photograph).keepMetadata().jpeg().toBuffer()).includes(canary)).toBe(true);
  });
});

describe('the picture process', () => {
  test('starts on demand and ends when idle; the next picture starts another', async () => {
    const { png } = await oneOfEach();
    start({ idleMs: 50 });
    expect(reencoder.childPid()).toBeUndefined();
    expect(await reencoder.reencode(Buffer.from('<svg/>'))).toEqual({ ok: false, reason: 'not-an-image' });
    expect(reencoder.childPid()).toBeUndefined();
    const first = reencoder.reencode(png);
    const pid = livePid();
    expect((await first).ok).toBe(true);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 20_000);
    expect(reencoder.childPid()).toBeUndefined();
    expect((await reencoder.reencode(png)).ok).toBe(true);
  });

  test('kill -9 in the middle of a picture is a typed refusal, and the next picture works', async () => {
    const { jpeg } = await oneOfEach();
    start();
    await reencoder.reencode(jpeg);
    for (let round = 0; round < 5; round += 1) {
      const underWay = reencoder.reencode(jpeg);
      process.kill(livePid(), 'SIGKILL');
      expect(await underWay).toEqual({ ok: false, reason: 'broken' });
      expect((await reencoder.reencode(jpeg)).ok).toBe(true);
    }
    expect(warnings).toEqual(Array.from({ length: 5 }, () => 'the picture process ended over a picture'));
  });

  test('one that hangs is killed at the timeout and replaced', async () => {
    const { jpeg } = await oneOfEach();
    start({ timeoutMs: 5000 });
    await reencoder.reencode(jpeg);
    const hanging = livePid();
    const underWay = reencoder.reencode(jpeg);
    process.kill(hanging, 'SIGSTOP');
    expect(await underWay).toEqual({ ok: false, reason: 'timeout' });
    await vi.waitFor(() => expect(isRunning(hanging)).toBe(false), 20_000);
    await vi.waitFor(async () => expect((await reencoder.reencode(jpeg)).ok).toBe(true), 40_000);
  });

  test('ends itself above its memory, as a typed refusal', async () => {
    const wide = await solid(6300, 6300).png({ progressive: true }).toBuffer();
    const { jpeg } = await oneOfEach();
    start({ maxRssBytes: 130 * 1024 * 1024 });
    expect(await reencoder.reencode(wide)).toEqual({ ok: false, reason: 'too-many-pixels' });
    expect((await reencoder.reencode(jpeg)).ok).toBe(true);
    await reencoder.close();
    // Control: with its ordinary memory the same picture passes.
    start();
    expect((await reencoder.reencode(wide)).ok).toBe(true);
  });

  test('the queue is bounded: one more is busy, those within it are served', async () => {
    const { jpeg } = await oneOfEach();
    start();
    await reencoder.reencode(jpeg);
    const pid = livePid();
    process.kill(pid, 'SIGSTOP');
    const lawful = Array.from({ length: 1 + MAX_WAITING }, () => reencoder.reencode(jpeg));
    expect(await reencoder.reencode(jpeg)).toEqual({ ok: false, reason: 'busy' });
    process.kill(pid, 'SIGCONT');
    expect((await Promise.all(lawful)).every((result) => result.ok)).toBe(true);
  });

  test('closing refuses what is under way and leaves no process behind', async () => {
    const { jpeg } = await oneOfEach();
    start();
    await reencoder.reencode(jpeg);
    const pid = livePid();
    const pending = [reencoder.reencode(jpeg), reencoder.reencode(jpeg)];
    await reencoder.close();
    expect(isRunning(pid)).toBe(false);
    expect(await Promise.all(pending)).toEqual([{ ok: false, reason: 'busy' }, { ok: false, reason: 'busy' }]);
    expect(await reencoder.reencode(jpeg)).toEqual({ ok: false, reason: 'busy' });
  });

  test.runIf(existsSync('/proc/self/environ'))('sees nothing of the server\'s environment', async () => {
    process.env.ZHIJIA_TEST_SECRET = 'a-database-address';
    const { jpeg } = await oneOfEach();
    start();
    await reencoder.reencode(jpeg);
    const environment = readFileSync(`/proc/${livePid()}/environ`, 'utf8');
    delete process.env.ZHIJIA_TEST_SECRET;
    expect(environment).toContain('MALLOC_ARENA_MAX');
    expect(environment).not.toContain('a-database-address');
  });

  test('the server itself never loads the decoder', () => {
    const loaded = (module: string) => execFileSync(process.execPath, ['--input-type=module', '--eval', `
      await import(${JSON.stringify(module)});
      console.log(process.report.getReport().sharedObjects.filter((path) => path.includes('sharp')).length);
    `], { encoding: 'utf8', cwd: import.meta.dirname }).trim();
    expect(loaded(new URL('./reencode.ts', import.meta.url).href)).toBe('0');
    expect(Number(loaded('sharp')), 'control').toBeGreaterThan(0);
  });
});
