import { isConsistent, type TreeHead } from '../proofs.ts';
import { isSignedBy, LOG_KEY_TYPE } from '../log-key.ts';
import { readCheckpoint } from './checkpoint-note.ts';
import { readSignedNote, signaturesBy, type NoteKey, type SignedNote } from './signed-note.ts';
import { readWitnessRequest } from './witness-request.ts';

/** The newest head of one tree that this witness signed. */
export type Seen = TreeHead;

export type Judged =
  | { readonly kind: 'fit'; readonly note: SignedNote; readonly head: TreeHead }
  | { readonly kind: 'unreadable' | 'not-signed' | 'inconsistent' }
  /** The request begins elsewhere than this witness's memory ends: it can be made anew from there. */
  | { readonly kind: 'other-start'; readonly seen: number }
  /** The tree is shorter than it once was: rolled back, or a restored copy. */
  | { readonly kind: 'behind'; readonly seen: number };

/**
 * Whether a witness signs. `log`: the key that it knows the tree by, from somebody it trusts; `seen`: what it signed last,
 * of this tree, if anything. A witness that never contradicts itself is all that a fork needs to be seen.
 */
export function judgeRequest(text: string, log: NoteKey, seen: Seen | undefined): Judged {
  const request = readWitnessRequest(text);
  const note = request === undefined ? undefined : readSignedNote(request.note);
  const checkpoint = note === undefined ? undefined : readCheckpoint(note.text);
  if (request === undefined || note === undefined || checkpoint === undefined) return { kind: 'unreadable' };
  const isSigned = log.type === LOG_KEY_TYPE && checkpoint.origin === log.name
    && signaturesBy(note, log).some((bytes) => isSignedBy(log.publicKey, note.text, bytes));
  if (!isSigned) return { kind: 'not-signed' };
  const { head } = checkpoint;
  if (seen === undefined) return { kind: 'fit', note, head };
  if (head.size < seen.size) return { kind: 'behind', seen: seen.size };
  if (request.old !== seen.size) return { kind: 'other-start', seen: seen.size };
  return isConsistent(seen, head, request.proof) ? { kind: 'fit', note, head } : { kind: 'inconsistent' };
}
