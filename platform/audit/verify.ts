import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Tx } from '#platform/db/tx.ts';
import { toLogKey } from './log-key.ts';
import { readCheckpointNote } from './notes/checkpoint-note.ts';
import { appendLeaf, EMPTY_EDGE, leafHash, rootOf, rootOfEdge, type Edge } from './merkle.ts';
import { leafBytes } from './sequence.ts';
import { findExpiredBelow, findNewestCheckpoint, listCheckpointsBetween, type Checkpoint } from './store/checkpoints.ts';
import { findInserted, listLeaves, type LeafRow } from './store/entries.ts';
import { listIncarnations, type Incarnation } from './store/incarnations.ts';
import { countLeaves, withSubtrees } from './store/leaves.ts';

/** The first thing that is not as it was written. `position`: the leaf; `entryId`: the row of journal or access log. */
export type Fault = {
  readonly kind:
    /** The entry does not say what it said. */
    | 'changed'
    /** The entry, or its leaf, is gone. */
    | 'missing'
    /** An entry among the old ones that was never sequenced, or a leaf between two others. */
    | 'inserted'
    /** Leaf and entry agree, the subtrees above do not: both were written anew. */
    | 'rehashed'
    /** The tree does not have the root that was signed; what differs lies between `position` and the checkpoint before. */
    | 'rewritten'
    /** A stored checkpoint without this tree's signature. */
    | 'forged';
  readonly position: number | null;
  readonly entryId: string | null;
};

/** How far a verification has come; a plain value, so that it can go on in another transaction. */
export type Walk = { readonly edge: Edge; readonly fault: Fault | undefined; readonly isDone: boolean };

export const WALK_START: Walk = { edge: EMPTY_EDGE, fault: undefined, isDone: false };

/** Reads the next `limit` leaves with their entries and computes everything about them anew. In the reach 'tail'. */
export async function walkOn(tx: Tx, keyring: Keyring, walk: Walk, limit: number): Promise<Walk> {
  const rows = await listLeaves(tx, walk.edge.size, limit);
  const signed = await listCheckpointsBetween(tx, walk.edge.size, walk.edge.size + rows.length);
  const expiredBelow = await findExpiredBelow(tx);
  let edge = walk.edge;
  for (const row of rows) {
    const checked = checkLeaf(edge, row, expiredBelow);
    if ('kind' in checked) return { edge, fault: checked, isDone: true };
    edge = checked;
    const fault = checkSigned(edge, signed.find((one) => one.size === edge.size), keyring);
    if (fault !== undefined) return { edge, fault, isDone: true };
  }
  if (rows.length === limit) return { edge, fault: undefined, isDone: false };
  return { edge, fault: await findFaultBeside(tx, edge.size), isDone: true };
}

function checkLeaf(edge: Edge, row: LeafRow, expiredBelow: number): Edge | Fault {
  const position = edge.size;
  if (row.position > position) return { kind: 'missing', position, entryId: null };
  if (row.position < position) return { kind: 'inserted', position: row.position, entryId: row.id };
  const isExpired = row.text === null && row.source === 'access' && position < expiredBelow;
  if (row.text === null && !isExpired) return { kind: 'missing', position, entryId: row.id };
  if (row.text !== null && !leafHash(leafBytes(position, row.text)).equals(row.hash)) return { kind: 'changed', position, entryId: row.id };
  const grown = appendLeaf(edge, row.hash);
  return Buffer.concat([...grown.completed]).equals(row.nodes) ? grown.edge : { kind: 'rehashed', position, entryId: row.id };
}

function checkSigned(edge: Edge, checkpoint: Checkpoint | undefined, keyring: Keyring): Fault | undefined {
  if (checkpoint === undefined) return undefined;
  const read = readCheckpointNote(toLogKey(keyring), checkpoint.note);
  const isOwn = read.kind === 'signed' && read.head.size === checkpoint.size && read.head.root.equals(checkpoint.root);
  if (!isOwn) return { kind: 'forged', position: checkpoint.size - 1, entryId: null };
  return rootOfEdge(edge).equals(checkpoint.root) ? undefined : { kind: 'rewritten', position: checkpoint.size - 1, entryId: null };
}

/** What the walk over the leaves cannot see: entries without one, and a tree shorter than was once signed. */
async function findFaultBeside(tx: Tx, size: number): Promise<Fault | undefined> {
  const newest = await findNewestCheckpoint(tx);
  if (newest !== undefined && newest.size > size) return { kind: 'missing', position: size, entryId: null };
  const inserted = await findInserted(tx);
  return inserted === undefined ? undefined : { kind: 'inserted', position: null, entryId: inserted.id };
}

/** How a checkpoint that was kept elsewhere compares with the tree as it stands. */
export type Comparison =
  | { readonly kind: 'same'; readonly size: number }
  /** The tree is shorter than it was then: an older copy was restored, or its end was cut off. */
  | { readonly kind: 'rolled-back'; readonly size: number; readonly sizeThen: number }
  /** History before the checkpoint is another one now. */
  | { readonly kind: 'rewritten'; readonly size: number; readonly sizeThen: number }
  /** The checkpoint tells of more than came back: the tree says that it was restored. Whoever may write to it can say so too. */
  | { readonly kind: 'restored'; readonly size: number; readonly sizeThen: number; readonly restored: Incarnation }
  /** Signed by a run that this one does not come from: a copy of this platform that went its own way. */
  | { readonly kind: 'forked'; readonly size: number; readonly sizeThen: number }
  | { readonly kind: 'unreadable' | 'other-tree' | 'not-signed' };

/** Compares with a checkpoint from outside by the stored subtrees; sound as far as a verification has found them so. */
export async function compareCheckpoint(tx: Tx, keyring: Keyring, note: string): Promise<Comparison> {
  const read = readCheckpointNote(toLogKey(keyring), note);
  if (read.kind !== 'signed') return { kind: read.kind };
  const size = await countLeaves(tx);
  const { size: sizeThen, root } = read.head;
  const runs = await listIncarnations(tx);
  const run = runs.findIndex((one) => one.id === read.incarnation);
  if (read.incarnation !== null && run < 0) return { kind: 'forked', size, sizeThen };
  const next = runs.slice(run + 1).find((one) => one.keptSize < sizeThen);
  if (next !== undefined) return { kind: 'restored', size, sizeThen, restored: next };
  if (sizeThen > size) return { kind: 'rolled-back', size, sizeThen };
  const now = await withSubtrees(tx, (reader) => rootOf(reader, sizeThen));
  return now.equals(root) ? { kind: 'same', size } : { kind: 'rewritten', size, sizeThen };
}
