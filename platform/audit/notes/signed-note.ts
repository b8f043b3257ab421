import { createHash } from 'node:crypto';

/** A verifier key of C2SP signed-note: who signs, in which way, and with which raw Ed25519 key. */
export type NoteKey = { readonly name: string; readonly type: number; readonly publicKey: Buffer };

export type NoteSignature = { readonly name: string; readonly keyId: Buffer; readonly bytes: Buffer };
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

const DASH = '\u2014';
const ID_BYTES = 4;
const SIGNATURE_LINE = new RegExp(`^${DASH} (\\S+) ([A-Za-z0-9+/]+={0,2})$`, 'u');

/** The first four bytes of SHA-256(name ‖ LF ‖ type ‖ public key). */
export function noteKeyId({ name, type, publicKey }: NoteKey): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(publicKey).digest().subarray(0, ID_BYTES);
}

export function writeVerifierKey(key: NoteKey): string {
  return `${key.name}+${noteKeyId(key).toString('hex')}+${Buffer.concat([Buffer.of(key.type), key.publicKey]).toString('base64')}`;
}

/** Undefined unless the text is a verifier key whose id fits its name and key. */
export function readVerifierKey(text: string): NoteKey | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const [type] = bytes;
  if (type === undefined) return undefined;
  const key = { name, type, publicKey: bytes.subarray(1) };
  return noteKeyId(key).toString('hex') === id ? key : undefined;
}

/** Text and signature lines of a note; lines that are no signatures are passed over. Undefined without an empty line. */
export function readSignedNote(note: string): SignedNote | undefined {
  // Files that were mailed or printed come back with other line ends and without the last one.
  const plain = `${note.replaceAll('\r\n', '\n').trimEnd()}\n`;
  const end = plain.indexOf('\n\n');
  if (end < 0) return undefined;
  const signatures = plain.slice(end + 2).split('\n').flatMap((line) => {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
    if (name === undefined || encoded === undefined) return [];
    const bytes = Buffer.from(encoded, 'base64');
    return [{ name, keyId: bytes.subarray(0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) }];
  });
  return { text: plain.slice(0, end + 1), signatures };
}

export function writeSignatureLine(key: NoteKey, bytes: Buffer): string {
  return `${DASH} ${key.name} ${Buffer.concat([noteKeyId(key), bytes]).toString('base64')}\n`;
}

/** What a note's lines by one key hold, after the key's id. */
export function signaturesBy(note: SignedNote, key: NoteKey): Buffer[] {
  const id = noteKeyId(key);
  return note.signatures.filter((one) => one.name === key.name && one.keyId.equals(id)).map((one) => one.bytes);
}
