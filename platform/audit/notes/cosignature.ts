import { isSignedBy } from '../log-key.ts';
import { signaturesBy, writeSignatureLine, type NoteKey, type SignedNote } from './signed-note.ts';

/** C2SP tlog-cosignature: the type of a witness's key. */
export const WITNESS_KEY_TYPE = 4;
const TIME_BYTES = 8;
const SECOND_MS = 1000;

/** What a witness signs: that it saw this checkpoint at this second, and nothing that contradicts it before. */
function cosignedText(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

/** The line that a witness adds. `sign`: Ed25519 over a text. */
export function writeCosignature(key: NoteKey, how: { readonly text: string; readonly at: Date; readonly sign: (text: string) => Buffer }): string {
  const seconds = Math.floor(how.at.getTime() / SECOND_MS);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  return writeSignatureLine(key, Buffer.concat([time, how.sign(cosignedText(how.text, seconds))]));
}

/** When the witness saw the note, in seconds since 1970; undefined when no line of it is by this witness. */
export function findCosignedAt(note: SignedNote, key: NoteKey): number | undefined {
  for (const bytes of signaturesBy(note, key)) {
    if (bytes.length <= TIME_BYTES) continue;
    const seconds = Number(bytes.readBigUInt64BE(0));
    if (isSignedBy(key.publicKey, cosignedText(note.text, seconds), bytes.subarray(TIME_BYTES))) return seconds;
  }
  return undefined;
}
