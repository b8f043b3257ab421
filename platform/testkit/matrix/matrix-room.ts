import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import type { SmsInbox } from '#platform/accounts/sms-inbox.ts';
import type { TestWorld } from '../test-world.ts';
import type { MatrixTree } from './matrix-tree.ts';
import type { RowPlace } from './oracle.ts';
import type { People, Position } from './positions.ts';

/** A planted row, with texts that stand in an answer only when the answer shows it. */
export type MatrixRow = RowPlace & {
  readonly marks: readonly string[];
  /** Why its table answers everybody; without this no answer may ever show it to a stranger. */
  readonly publicBecause?: string;
};

/** The union itself, where an endpoint's access names a union. */
export const UNIT_ITSELF: MatrixRow = { at: 'unit', belongsTo: [], marks: [], publicBecause: 'names and places of unions are public' };

/** How one endpoint is called in the matrix. */
export type MatrixCall = {
  /** A valid input. For all positions the same row is asked for; what differs is what a person must know themselves. */
  readonly input: (position: Position) => object;
  /** The row that the endpoint's access names. */
  readonly row?: MatrixRow;
  /** Rows that a permitted caller may find in the answer: all of them are looked for. */
  readonly shows?: readonly MatrixRow[];
  /** Rows that are asked for by nothing but who the caller is: each sees their own, and without walls no more than that. */
  readonly showsOwn?: readonly MatrixRow[];
  /** Rows that whoever knows the secret in the input is told of, be it who it may. */
  readonly keyOpens?: readonly MatrixRow[];
  /** Refusals that come after the door was opened, for a reason that no position can mend. Each must really occur. */
  readonly mayRefuse?: readonly ErrorEntry[];
};

/** What a room plants into: the tree, its people, and the house they live in. */
export type Grove = {
  readonly world: TestWorld;
  readonly tree: MatrixTree;
  readonly people: People;
  readonly positions: readonly Position[];
  readonly inbox: SmsInbox;
};

/** Plants a room's rows and says how each of its endpoints is called: `test/matrix-inputs.ts` of every room and module. */
export type PrepareMatrix = (grove: Grove) => Promise<Readonly<Record<string, MatrixCall>>>;
