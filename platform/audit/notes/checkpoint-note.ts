import type { LogKey } from '../log-key.ts';
import type { TreeHead } from '../proofs.ts';
import { readSignedNote, signaturesBy, writeSignatureLine, type NoteKey } from './signed-note.ts';

/** What a checkpoint turned out to be. */
export type ReadNote =
  | { readonly kind: 'signed'; readonly head: TreeHead; readonly incarnation: string | null }
  /** Not a checkpoint, of another tree, or not signed by this tree's key. */
  | { readonly kind: 'unreadable' | 'other-tree' | 'not-signed' };

/** What the text of a checkpoint says, whoever signed it. */
export type Checkpoint = { readonly origin: string; readonly head: TreeHead; readonly incarnation: string | null };

const EXTENSION = 'incarnation ';
const PLAIN_ED25519 = 1;

/**
 * C2SP tlog-checkpoint in a signed note: origin, size, root, an empty line, and one signature line. After a restore an
 * extension line names the run that signed it: two runs of one platform that grow apart are told apart by it.
 */
export function toCheckpointNote(key: LogKey, head: TreeHead, incarnation?: string): string {
  const extension = incarnation === undefined ? '' : `${EXTENSION}${incarnation}\n`;
  const text = `${key.origin}\n${head.size}\n${head.root.toString('base64')}\n${extension}`;
  return `${text}\n${writeSignatureLine(noteKeyOf(key), key.sign(text))}`;
}

function noteKeyOf({ origin, publicKey }: LogKey): NoteKey {
  return { name: origin, type: PLAIN_ED25519, publicKey };
}

export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root, ...extensions] = text.split('\n');
  if (origin === undefined || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? '')) return undefined;
  const incarnation = extensions.find((line) => line.startsWith(EXTENSION))?.slice(EXTENSION.length) ?? null;
  return { origin, head: { size: Number(size), root: Buffer.from(root ?? '', 'base64') }, incarnation };
}

/** Reads a checkpoint that came from outside. Lines of other signers (witnesses) are passed over. Never throws. */
export function readCheckpointNote(key: LogKey, note: string): ReadNote {
  const signed = readSignedNote(note);
  const checkpoint = signed === undefined ? undefined : readCheckpoint(signed.text);
  if (signed === undefined || checkpoint === undefined) return { kind: 'unreadable' };
  if (checkpoint.origin !== key.origin) return { kind: 'other-tree' };
  const isSigned = signaturesBy(signed, noteKeyOf(key)).some((bytes) => key.isSigned(signed.text, bytes));
  return isSigned ? { kind: 'signed', head: checkpoint.head, incarnation: checkpoint.incarnation } : { kind: 'not-signed' };
}
