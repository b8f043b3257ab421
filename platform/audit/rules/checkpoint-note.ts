import type { LogKey } from '../log-key.ts';
import type { TreeHead } from '../proofs.ts';

/** What a checkpoint turned out to be. */
export type ReadNote =
  | { readonly kind: 'signed'; readonly head: TreeHead }
  /** Not a checkpoint, of another tree, or not signed by this tree's key. */
  | { readonly kind: 'unreadable' | 'other-tree' | 'not-signed' };

const DASH = '\u2014';

/** C2SP tlog-checkpoint in a signed note: origin, size, root, an empty line, and one signature line. */
export function toCheckpointNote(key: LogKey, head: TreeHead): string {
  const text = `${key.origin}\n${head.size}\n${head.root.toString('base64')}\n`;
  return `${text}\n${DASH} ${key.origin} ${Buffer.concat([key.id, key.sign(text)]).toString('base64')}\n`;
}

/** Reads a checkpoint that came from outside. Lines of other signers (witnesses) are passed over. Never throws. */
export function readCheckpointNote(key: LogKey, note: string): ReadNote {
  // Files that were mailed or printed come back with other line ends and without the last one.
  const plain = `${note.replaceAll('\r\n', '\n').trimEnd()}\n`;
  const end = plain.indexOf('\n\n');
  if (end < 0) return { kind: 'unreadable' };
  const text = plain.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  if (origin === undefined || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? '')) return { kind: 'unreadable' };
  if (origin !== key.origin) return { kind: 'other-tree' };
  const isSigned = plain.slice(end + 2).split('\n').some((line) => isOwnSignature(key, text, line));
  return isSigned ? { kind: 'signed', head: { size: Number(size), root: Buffer.from(root ?? '', 'base64') } } : { kind: 'not-signed' };
}

function isOwnSignature(key: LogKey, text: string, line: string): boolean {
  const prefix = `${DASH} ${key.origin} `;
  if (!line.startsWith(prefix)) return false;
  const bytes = Buffer.from(line.slice(prefix.length), 'base64');
  return bytes.subarray(0, 4).equals(key.id) && key.isSigned(text, bytes.subarray(4));
}
