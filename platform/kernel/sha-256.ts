/**
 * SHA-256 (FIPS 180-4) by hand, the same in rules, on the server and on a phone: `crypto.subtle` does not exist on a page
 * of a plain-http LAN address, and is asynchronous, which for sixteen thousand tries of 64 bytes each costs more than the hashing.
 */
const K = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
  0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;
const BLOCK = 64;
/** The last block holds the rest of the text, one bit and the length in eight bytes. */
const MOST_REST = 55;

export type Midstate = { readonly state: Uint32Array; readonly bytes: number };

/** The state after the whole blocks of a text; its length must be a multiple of 64. ASCII only. */
export function afterBlocks(text: string): Midstate {
  if (text.length % BLOCK !== 0) throw new TypeError('not whole blocks');
  const state = Uint32Array.from(START);
  for (let at = 0; at < text.length; at += BLOCK) compress(state, blockOf(text.slice(at, at + BLOCK)));
  return { state, bytes: text.length };
}

/** The digest of the text behind `before` and a short ASCII rest, as eight words. */
export function finish(before: Midstate, rest: string): Uint32Array {
  if (rest.length > MOST_REST) throw new TypeError('too long for one block');
  const block = blockOf(rest);
  const at = rest.length;
  block[at >> 2] = (block[at >> 2] ?? 0) | (0x80 << (24 - 8 * (at & 3)));
  block[15] = (before.bytes + at) * 8;
  const state = before.state.slice();
  compress(state, block);
  return state;
}

/** The digest of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  const bytes = new TextEncoder().encode(text);
  // One bit and eight bytes of length follow the text; together they fill whole blocks.
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK));
  bytes.forEach((byte, index) => padded.setUint8(index, byte));
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.length) * 8n);
  const state = Uint32Array.from(START);
  const block = new Uint32Array(16);
  for (let from = 0; from < padded.byteLength; from += BLOCK) {
    for (let word = 0; word < 16; word += 1) block[word] = padded.getUint32(from + word * 4);
    compress(state, block);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

function blockOf(text: string): Uint32Array {
  const words = new Uint32Array(16);
  for (let at = 0; at < text.length; at += 1) words[at >> 2] = (words[at >> 2] ?? 0) | (text.charCodeAt(at) << (24 - 8 * (at & 3)));
  return words;
}

const schedule = new Uint32Array(64);
const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Uint32Array, block: Uint32Array): void {
  const w = schedule;
  w.set(block);
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [at(w, i - 15), at(w, i - 2)];
    w[i] = at(w, i - 16) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + at(w, i - 7) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)];
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, i) + at(w, i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] = at(state, index) + word; });
}
