/**
 * The picture process: the only place where a decoder meets a stranger's file. It is started with an empty
 * environment (no database address, no keys), reads one file at a time from its input and answers on its output.
 */
import sharp from 'sharp';
import {
  MAX_SIDE, MEMORY_EXIT_CODE, THUMBNAIL_SIDE, createRequestReader, encodeReply, type Reply,
} from './reencode-wire.ts';
import { sniffImage } from './sniff.ts';

const MAX_PIXELS = 40_000_000;
/** A 57-byte PNG of one row of 40 million pixels took 800 MB of row buffers: sides have a limit of their own. */
const MAX_INPUT_SIDE = 32_000;
const MEMORY_CHECK_MS = 20;
const maxRssBytes = Number(process.argv[2]);

// Everything is blocked first: sharp reads SVG by default, and SVG reads files and fonts of the machine.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
sharp.cache(false);
sharp.concurrency(1);

async function toReply(input: Buffer): Promise<Reply> {
  const kind = sniffImage(input);
  if (kind === undefined) return { verdict: 'not-an-image' };
  try {
    // Reads the header only, so the limit can be our own typed answer instead of a message to be matched.
    const header = await sharp(input, { failOn: 'error', limitInputPixels: false }).metadata();
    if (header.format !== kind) return { verdict: 'broken' };
    const { width, height } = header;
    if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_INPUT_SIDE) return { verdict: 'too-many-pixels' };
    const { data: bytes, info } = await sharp(input, { failOn: 'error', limitInputPixels: MAX_PIXELS, animated: false })
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(bytes)
      .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    return { verdict: 'done', picture: { bytes, width: info.width, height: info.height, thumbnail } };
  } catch {
    // The decoder's message may quote the file; nobody needs it.
    return { verdict: 'broken' };
  }
}

/** Decoding runs on other threads, so this timer fires while they work. */
async function withinMemory(work: Promise<Reply>): Promise<Reply> {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > maxRssBytes) process.exit(MEMORY_EXIT_CODE);
  }, MEMORY_CHECK_MS);
  try {
    return await work;
  } finally {
    clearInterval(watch);
  }
}

const reader = createRequestReader();
process.stdout.write(encodeReply({ verdict: 'ready' }));
// The input ends when the server closes it or dies: nobody has to clean up after a kill -9 of the server.
for await (const chunk of process.stdin) {
  const frame = reader.push(Buffer.from(chunk));
  if (frame !== undefined) process.stdout.write(encodeReply(await withinMemory(toReply(frame.subarray(4)))));
}
