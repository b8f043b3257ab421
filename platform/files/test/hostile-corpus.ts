import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { seededRandom } from '#platform/kernel/random.ts';
import {
  animated, jpegClaiming, oneOfEach, pngClaiming, solid, withGifComment, withJpegComment, withPngText,
} from './picture-parts.ts';

/** One file that somebody might send, and the verdict that is pinned for it. */
export type HostileFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly verdict: 'accepted' | 'not-an-image' | 'too-many-pixels' | 'broken' | 'too-large';
};

/** Stands in every attachment of the corpus; an accepted picture must not contain it. */
export const TAIL_MARKER = 'PK\u0003\u0004<script>zhijia-tail</script>';

const text = (content: string) => Buffer.from(content, 'utf8');
const binary = (content: string) => Buffer.from(content, 'latin1');

const NOT_PICTURES: Readonly<Record<string, Buffer>> = {
  'empty file': Buffer.alloc(0),
  'HTML named photo.jpg': text('<!doctype html><script>alert(1)</script>'),
  'HTML after a byte order mark': text('\ufeff<html><body onload=alert(1)>'),
  'SVG with a script': text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'SVG that reads a file': text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
  'SVG, compressed': gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'zip': binary('PK\u0003\u0004\u0014\0\0\0\0\0../../etc/cron.d/x'),
  'zip, empty': binary('PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'),
  'rar': binary('Rar!\u001a\u0007\u0001\0'),
  '7z': binary('7z\u00bc\u00af\u0027\u001c'),
  'PDF': text('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>'),
  'Windows program': binary('MZ\u0090\0\u0003\0'),
  'Linux program': binary('\u007fELF\u0002\u0001\u0001'),
  'shell script': text('#!/bin/sh\nrm -rf ~'),
  'PHP': text('<?php system($_GET[0]);'),
  'WebAssembly': binary('\0asm\u0001\0\0\0'),
  'TIFF': binary('II*\0\u0008\0\0\0'),
  'BMP': binary('BM\u0036\0\0\0'),
  'ICO': binary('\0\0\u0001\0\u0001\0'),
  'HEIC': binary('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'),
  'AVIF': binary('\0\0\0\u0018ftypavif\0\0\0\0mif1avif'),
  'JPEG XL': binary('\u00ff\u000a\u00fa\u001f'),
  'JPEG 2000': binary('\0\0\0\u000cjP  \r\n\u0087\n'),
  'Photoshop': binary('8BPS\0\u0001'),
  'EPS': text('%!PS-Adobe-3.0 EPSF-3.0'),
  'MP4': binary('\0\0\0\u0018ftypisom'),
  'WAVE in the container of WebP': binary('RIFF\u0024\0\0\0WAVEfmt '),
  'WebP with an unknown first chunk': binary('RIFF\u0024\0\0\0WEBPEVIL'),
  'PNG of the iPhone build tools': Buffer.concat([binary('\u0089PNG\r\n\u001a\n\0\0\0\u0004CgBI'), Buffer.alloc(64)]),
  'GIF of no known version': binary('GIF90a\u0001\0\u0001\0'),
  'upper-case JFIF without start': binary('\u00ff\u00e0\0\u0010JFIF\0'),
};

type Originals = Awaited<ReturnType<typeof oneOfEach>>;

function notPictures(originals: Originals): HostileFile[] {
  const files = Object.entries(NOT_PICTURES).map(([name, bytes]) => ({ name, bytes }));
  const lengths = { jpeg: 2, png: 15, webp: 15, gif: 5 };
  for (const [format, length] of Object.entries(lengths)) {
    const original = originals[format === 'jpeg' || format === 'png' || format === 'webp' ? format : 'gif'];
    for (let size = 1; size <= length; size += 1) files.push({ name: `${format}, ${size} bytes`, bytes: original.subarray(0, size) });
    for (const lead of ['\n', '<!--', '%PDF-1.4\n', 'PK\u0003\u0004', '\u0000']) {
      files.push({ name: `${format} behind ${JSON.stringify(lead)}`, bytes: Buffer.concat([binary(lead), original]) });
    }
  }
  return files.map((file) => ({ ...file, verdict: 'not-an-image' }));
}

function brokenPictures(originals: Originals): HostileFile[] {
  const files: { name: string; bytes: Buffer }[] = [];
  for (const [format, original] of Object.entries(originals)) {
    for (const percent of [5, 10, 20, 30, 40, 50, 60, 70, 80, 90]) {
      const bytes = original.subarray(0, Math.max(16, Math.floor((original.length * percent) / 100)));
      files.push({ name: `${format} cut at ${percent} %`, bytes });
    }
    const head = original.subarray(0, 16);
    files.push({ name: `${format} head with HTML`, bytes: Buffer.concat([head, text('<html><script>alert(1)</script></html>')]) });
    files.push({ name: `${format} head with a zip`, bytes: Buffer.concat([head, binary(TAIL_MARKER)]) });
    files.push({ name: `${format} head with nothing`, bytes: Buffer.concat([head, Buffer.alloc(5000)]) });
    for (let seed = 0; seed < 30; seed += 1) {
      const noise = Buffer.from(seededRandom(`${format}-${seed}`).bytes(2000));
      files.push({ name: `${format} head with noise ${seed}`, bytes: Buffer.concat([head, noise]) });
    }
  }
  files.push({ name: 'PNG of no width', bytes: pngClaiming(0, 10) });
  files.push({ name: 'PNG without pixels', bytes: pngClaiming(100, 100) });
  files.push({ name: 'PNG whose pixels are not compressed data', bytes: pngClaiming(10, 10, text(TAIL_MARKER)) });
  return files.map((file) => ({ ...file, verdict: 'broken' }));
}

async function pixelBombs(originals: Originals): Promise<HostileFile[]> {
  const files = [[30_000, 30_000], [6400, 6400], [65_535, 65_535], [1_000_000, 1000], [4_000_001, 10], [40_000_000, 1], [1, 32_001]]
    .map(([width = 0, height = 0]) => ({
      name: `PNG claiming ${width}×${height}`,
      bytes: pngClaiming(width, height, deflateSync(Buffer.alloc(7_000_000))),
    }));
  files.push({ name: 'JPEG claiming 65500×65500', bytes: jpegClaiming(originals.jpeg, 65_500, 65_500) });
  files.push({ name: 'a real picture of 41 million pixels', bytes: await solid(6400, 6407).png().toBuffer() });
  return files.map((file) => ({ ...file, verdict: 'too-many-pixels' }));
}

/** Pictures that carry something else as well: accepted, because nothing of the rest can pass. */
async function polyglots(originals: Originals): Promise<HostileFile[]> {
  const files: { name: string; bytes: Buffer }[] = [];
  const tails = {
    'zip and script': binary(TAIL_MARKER),
    'HTML': text(`<html>${TAIL_MARKER}</html>`),
    'PHP': text(`<?php /* ${TAIL_MARKER} */ ?>`),
    'another picture': Buffer.concat([binary(TAIL_MARKER), originals.jpeg]),
    'a megabyte': Buffer.alloc(1_000_000, TAIL_MARKER, 'latin1'),
  };
  for (const [format, original] of Object.entries(originals)) {
    for (const [name, tail] of Object.entries(tails)) {
      files.push({ name: `${format} with ${name} behind`, bytes: Buffer.concat([original, tail]) });
    }
  }
  files.push({ name: 'JPEG with a script as comment', bytes: withJpegComment(originals.jpeg, TAIL_MARKER) });
  files.push({ name: 'PNG with a script as text', bytes: withPngText(originals.png, TAIL_MARKER) });
  files.push({ name: 'GIF with a script as comment', bytes: withGifComment(originals.gif, TAIL_MARKER) });
  files.push({ name: 'animated GIF', bytes: await animated('gif') });
  files.push({ name: 'animated WebP', bytes: await animated('webp') });
  const odd = solid(50, 40);
  files.push({ name: 'CMYK JPEG', bytes: await odd.clone().toColourspace('cmyk').jpeg().toBuffer() });
  files.push({ name: 'progressive JPEG', bytes: await odd.clone().jpeg({ progressive: true }).toBuffer() });
  files.push({ name: '16-bit PNG', bytes: await odd.clone().toColourspace('rgb16').png().toBuffer() });
  files.push({ name: 'transparent PNG', bytes: await odd.clone().ensureAlpha(0.2).png().toBuffer() });
  files.push({ name: 'grey PNG', bytes: await odd.clone().greyscale().png().toBuffer() });
  files.push({ name: 'one pixel', bytes: await solid(1, 1).png().toBuffer() });
  files.push({ name: 'a line of 9000 pixels', bytes: await solid(9000, 1).png().toBuffer() });
  files.push({ name: 'lossless WebP', bytes: await odd.clone().webp({ lossless: true }).toBuffer() });
  return files.map((file) => ({ ...file, verdict: 'accepted' }));
}

/** Over three hundred files, the same ones in every run. */
export async function hostileCorpus(): Promise<HostileFile[]> {
  sharp.cache(false);
  const originals = await oneOfEach();
  const tooLarge = Buffer.concat([originals.jpeg, Buffer.alloc(10 * 1024 * 1024)]);
  return [
    ...notPictures(originals),
    ...brokenPictures(originals),
    ...(await pixelBombs(originals)),
    ...(await polyglots(originals)),
    { name: 'JPEG grown over ten megabytes', bytes: tooLarge, verdict: 'too-large' },
  ];
}
