/** Where a planted word was found, and in what disguise. */
export type Finding = { readonly word: string; readonly form: string; readonly place: string };

export type WordSearch = (bytes: Uint8Array, place: string) => readonly Finding[];

/** The disguises in which a word may lie in a file: as it is, escaped, as hexadecimal, as base64 at any of its three offsets, in UTF-16. */
export function formsOf(word: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const plain = Buffer.from(word, 'utf8');
  const escaped = [...word].map((letter) => (letter > '\u007f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('');
  const shifted = [0, 1, 2].map((offset): readonly [string, Buffer] => {
    const text = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64').replace(/=+$/, '');
    // Letters at the edges depend on what stands beside the word.
    return [`base64+${offset}`, Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, plain.length % 3 === (3 - offset) % 3 ? undefined : -1))];
  });
  const forms: (readonly [string, Buffer])[] = [
    ['plain', plain], ['hex', Buffer.from(plain.toString('hex'))], ['HEX', Buffer.from(plain.toString('hex').toUpperCase())],
    ['utf-16', Buffer.from(word, 'utf16le')], ...shifted,
  ];
  return escaped === word ? forms : [...forms, ['escaped', Buffer.from(escaped)]];
}

type Needle = { readonly word: string; readonly form: string; readonly bytes: Buffer };

/**
 * One pass over the bytes for thousands of words: a table of 16 million flags over three bytes passes nearly every place
 * by, and only where it does not are the words that begin so compared.
 */
export function searchFor(words: readonly string[]): WordSearch {
  const flags = new Uint8Array(1 << 24);
  const needles = new Map<number, Needle[]>();
  for (const word of words) {
    for (const [form, bytes] of formsOf(word)) {
      if (bytes.length < 6) throw new TypeError('too short to be found by nothing but itself');
      const start = startOf(bytes, 0);
      flags[start] = 1;
      needles.set(start, [...needles.get(start) ?? [], { word, form, bytes }]);
    }
  }
  return (bytes, place) => {
    const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found: Finding[] = [];
    for (let at = 0; at + 3 <= haystack.length; at += 1) {
      const start = startOf(haystack, at);
      if (flags[start] !== 1) continue;
      for (const needle of needles.get(start) ?? []) {
        if (haystack.subarray(at, at + needle.bytes.length).equals(needle.bytes)) found.push({ word: needle.word, form: needle.form, place });
      }
    }
    return found;
  };
}

function startOf(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}
