import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { freshId, freshQueryCode, post, workFor, type Headers } from '../fuzz/demo-callers.ts';
import type { Dice } from '../fuzz/dice.ts';

/** What one anonymous worker carries: words that no part of the house may keep. `text` is what the handler may read. */
export type Canaries = {
  readonly name: string;
  readonly phone: string;
  readonly home: string;
  readonly message: string;
  readonly exifArtist: string;
  readonly exifText: string;
  readonly address: string;
  readonly agent: string;
  readonly referer: string;
  readonly fileName: string;
  readonly queryCode: string;
};

/** Told to the union on purpose: sealed in every store, but shown to whoever handles the case. */
export const TOLD: readonly (keyof Canaries)[] = ['home', 'message'];

export type PlantedCase = { readonly appealId: string; readonly photoId: string; readonly receipt: Headers; readonly canaries: Canaries };

const SURNAMES = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙'];

export function makeCanaries(dice: Dice, index: number): Canaries {
  const mark = Buffer.from(dice.random.bytes(6)).toString('hex');
  const digits = (count: number) => Array.from({ length: count }, () => dice.below(10)).join('');
  const hex = () => (0x1000 + dice.below(0xe000)).toString(16);
  return {
    name: `${dice.pick(SURNAMES)}丝雀${mark}`, phone: `139${digits(8)}`, home: `丝雀路${mark}号院三单元`, message: `丝雀补充${mark}说明`,
    exifArtist: `Artist ${mark} Canary`, exifText: `Taken at ${mark} by canary`,
    address: index % 2 === 0 ? [0, 1, 2, 3].map(() => 100 + dice.below(156)).join('.') : ['2001', 'db8', ...[0, 1, 2, 3, 4, 5].map(hex)].join(':'),
    agent: `CanaryPhone/${mark}.9 (Linux)`, referer: `https://canary-${mark}.example/from`, fileName: `canary-${mark}.jpg`, queryCode: freshQueryCode(),
  };
}

/** Sends one anonymous appeal with everything a careless phone and network could let slip, and adds a message by receipt. */
export async function plant(url: string, code: string, canaries: Canaries): Promise<PlantedCase> {
  const appealId = freshId();
  const headers = {
    'x-forwarded-for': canaries.address, 'user-agent': canaries.agent, referer: canaries.referer, 'accept-language': 'zh-CN',
  };
  const work = await workFor(url, code, appealId);
  const photo = await fetch(`${url}/api/files/photos`, {
    method: 'POST', body: new Uint8Array(await photoWith(canaries)),
    headers: { ...headers, ...work, 'content-type': 'image/jpeg', 'x-subject-key': appealId, 'content-disposition': `attachment; filename="${canaries.fileName}"` },
  });
  // -- asserted by its use below
  const { fileId } = await photo.json() as { fileId: string };
  const submission = {
    appealId, code, topic: 'complaint', text: `我住在${canaries.home}，请不要说是我。`, disclosure: 'anonymous', name: canaries.name,
    phone: canaries.phone, queryCode: canaries.queryCode, photos: [fileId],
  };
  const sent = await postUntilTaken(url, appeals.submitAppeal.path, submission, { ...headers, ...work });
  const opened = await postUntilTaken(url, appeals.openReceipt.path, { caseNumber: sent['caseNumber'], queryCode: canaries.queryCode }, headers);
  const receipt = { ...headers, authorization: `Receipt ${String(opened['receiptToken'])}` };
  await postUntilTaken(url, appeals.addMessage.path, { appealId, text: canaries.message }, receipt);
  return { appealId, photoId: fileId, receipt, canaries };
}

export async function photoWith({ exifArtist, exifText, fileName }: Pick<Canaries, 'exifArtist' | 'exifText' | 'fileName'>): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#2060a0' } })
    .withExif({ IFD0: { Artist: exifArtist, ImageDescription: exifText, DocumentName: fileName } }).jpeg().toBuffer();
}

/** A busy house is asked again; any other refusal is an error of the test. */
async function postUntilTaken(url: string, path: string, body: object, headers: Headers): Promise<Record<string, unknown>> {
  for (let round = 0; round < 100; round += 1) {
    const answer = await post(url, path, body, headers);
    if (answer.status === 200) return answer.body;
    if (answer.status !== 503) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await sleep(100);
  }
  throw new Error(`${path} stayed busy`);
}
