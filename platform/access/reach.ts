import type { TxSettings } from '#platform/db/set-local.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import {
  isInRange, mergeRanges, subtreeRange, unionRange, type OrgPath, type PathRange,
} from '#platform/kernel/org-path.ts';
import type { Actor, Grant, SystemReach } from './actor.ts';

declare const minted: unique symbol;

/**
 * What a request may see. Only this file makes one, and it is the only thing a query accepts: there is no query
 * without a reach and no reach made by hand.
 */
export type Reach = {
  readonly [minted]: true;
  /** Ranges of org_path: the unions of offices and grants with, where granted, everything below. */
  readonly lines: readonly PathRange[];
  readonly unions: readonly PathRange[];
  readonly person: PersonId | undefined;
  /** Who asks by virtue of an office. Opens nothing: it only leaves out rows from which this person is excluded (回避). */
  readonly self: PersonId | undefined;
  readonly receipt: string | undefined;
  readonly newCase: string | undefined;
  /** Several cases that are made in one transaction. They open nothing but the writing of their own rows. */
  readonly newCases: readonly string[];
  readonly system: SystemReach | undefined;
  /** 'database' leaves every condition to row-level security: the tests prove each wall alone. */
  readonly wall: 'both' | 'database';
};

/** The database has four slots for ranges; the ranges of a tree merge, so more means more than four places apart. */
export const MAX_RANGES = 4;

type ReachParts = Partial<Omit<Reach, typeof minted>>;

function mint(parts: ReachParts): Reach {
  return {
    lines: [], unions: [], person: undefined, self: undefined, receipt: undefined, newCase: undefined, newCases: [], system: undefined, wall: 'both', ...parts,
  } as Reach; // -- the one place where a reach is made
}

export const noReach: Reach = mint({});

/** Own rows, or the one case of a receipt. */
export function personalReach(actor: Actor): Reach {
  if (actor.kind === 'person') return mint({ person: actor.personId });
  if (actor.kind === 'receipt') return mint({ receipt: actor.caseId });
  return noReach;
}

/** The places of some grants. A grant without subtree reaches its union alone, along both lines. */
export function unionReach(grants: readonly Grant[]): Reach {
  const range = (grant: Grant, path: OrgPath) => (grant.hasSubtree ? subtreeRange(path) : unionRange(path));
  return mint({
    self: grants[0]?.personId,
    unions: mergeRanges(grants.map((grant) => range(grant, grant.orgPath))),
    lines: mergeRanges(grants.filter((grant) => grant.hasSubtree).map((grant) => subtreeRange(grant.linePath))),
  });
}

export function systemReach(name: SystemReach): Reach {
  return mint({ system: name });
}

/** A case that is about to exist: its rows may be written and nothing at all may be read. */
export function newCaseReach(caseId: string): Reach {
  return mint({ newCase: caseId });
}

/** Cases of several people that are about to exist together; each of their ids is a uuid. */
export function newCasesReach(caseIds: readonly string[]): Reach {
  return mint({ newCases: caseIds });
}

/** For proving the second wall alone; platform/testkit is its only caller. */
export function leaveToDatabase(reach: Reach): Reach {
  return mint({ ...reach, wall: 'database' });
}

export function isPlaceInReach(reach: Reach, place: { orgPath: string; linePath: string | null }): boolean {
  const { linePath } = place;
  return reach.unions.some((range) => isInRange(place.orgPath, range))
    || (linePath !== null && reach.lines.some((range) => isInRange(linePath, range)));
}

/** What of a reach each setting holds; of ranges there are MAX_RANGES slots of each. */
const RANGE_SETTINGS: Readonly<Record<string, (reach: Reach, slot: number) => string | undefined>> = {
  'app.o': ({ unions }, slot) => unions[slot]?.from, 'app.p': ({ unions }, slot) => unions[slot]?.to,
  'app.l': ({ lines }, slot) => lines[slot]?.from, 'app.m': ({ lines }, slot) => lines[slot]?.to,
};
const SINGLE_SETTINGS: Readonly<Record<string, (reach: Reach) => string | undefined>> = {
  'app.person': ({ person }) => person, 'app.self': ({ self }) => self, 'app.receipt': ({ receipt }) => receipt, 'app.newcase': ({ newCase }) => newCase,
  'app.newcases': ({ newCases }) => (newCases.length === 0 ? undefined : newCases.join(',')), 'app.system': ({ system }) => system,
};
const SETTINGS: ReadonlyArray<readonly [name: string, of: (reach: Reach) => string | undefined]> = [
  ...Object.entries(RANGE_SETTINGS).flatMap(([name, of]) =>
    Array.from({ length: MAX_RANGES }, (_, slot) => [`${name}${slot + 1}`, (reach: Reach) => of(reach, slot)] as const)),
  ...Object.entries(SINGLE_SETTINGS),
];

/** Every name that `reachSettings` may give: what is put back when a reach is taken away again. */
export const REACH_SETTINGS: readonly string[] = SETTINGS.map(([name]) => name);

/** The second wall's copy of the reach, for SET LOCAL. */
export function reachSettings(reach: Reach): TxSettings {
  const settings: Record<string, string> = {};
  for (const [name, of] of SETTINGS) {
    const value = of(reach);
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

/** The columns by which a table's rows are reached; a table without owner or receipt leaves them out. */
export type ReachColumns = {
  readonly orgPath?: Fragment;
  readonly linePath?: Fragment;
  readonly person?: Fragment;
  readonly receipt?: Fragment;
  /** An array of persons who must not see the row, whatever office they hold. */
  readonly excluded?: Fragment;
};

/** The first wall: the reach as an explicit condition. An empty reach is `false`, never "no condition". */
export function withinReach(tx: Tx, reach: Reach, columns: ReachColumns): Fragment {
  if (reach.wall === 'database' || reach.system !== undefined) return tx`true`;
  const { orgPath, linePath, person, receipt } = columns;
  const conditions: Fragment[] = [];
  if (orgPath !== undefined) {
    for (const range of reach.unions) conditions.push(tx`(${orgPath} >= ${range.from} and ${orgPath} < ${range.to})`);
  }
  if (linePath !== undefined) {
    for (const range of reach.lines) conditions.push(tx`(${linePath} >= ${range.from} and ${linePath} < ${range.to})`);
  }
  if (person !== undefined && reach.person !== undefined) conditions.push(tx`${person} = ${reach.person}`);
  if (receipt !== undefined && reach.receipt !== undefined) conditions.push(tx`${receipt} = ${reach.receipt}`);
  if (conditions.length === 0) return tx`false`;
  const within = conditions.reduce((all, one) => tx`${all} or ${one}`, tx`false`);
  if (columns.excluded === undefined || reach.self === undefined) return within;
  return tx`(${within}) and not ${reach.self} = any(${columns.excluded})`;
}
