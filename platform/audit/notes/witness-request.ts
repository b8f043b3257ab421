import type { Hash } from '../merkle.ts';

/** What a witness is asked (C2SP tlog-witness, add-checkpoint): where its memory ends, what leads on from there, and the note. */
export type WitnessRequest = { readonly old: number; readonly proof: readonly Hash[]; readonly note: string };

/** More than a tree of 2^63 entries needs. */
const MOST_HASHES = 63;

export function writeWitnessRequest({ old, proof, note }: WitnessRequest): string {
  return `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;
}

export function readWitnessRequest(text: string): WitnessRequest | undefined {
  const plain = text.replaceAll('\r\n', '\n');
  const end = plain.indexOf('\n\n');
  const [first = '', ...lines] = end < 0 ? [] : plain.slice(0, end).split('\n');
  const [, old] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  if (old === undefined || lines.length > MOST_HASHES || lines.some((line) => !/^[A-Za-z0-9+/]{43}=$/.test(line))) return undefined;
  return { old: Number(old), proof: lines.map((line) => Buffer.from(line, 'base64')), note: plain.slice(end + 2) };
}
