import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { accessMatrixPage } from '#platform/testkit/matrix/access-matrix-page.ts';
import type { MatrixCall, MatrixRow } from '#platform/testkit/matrix/matrix-room.ts';
import { expectedVerdict, isConnected, mayBeShown, type RolesOf } from '#platform/testkit/matrix/oracle.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { openMatrix, type Matrix, type Outcome, type Walls } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '../manifests.ts';
import { matrixRooms } from './matrix-rooms.ts';

const handlers = manifests.flatMap((one) => one.handlers).map((handler) => [handler.endpoint.id, handler] as const);
const rolesOf: RolesOf = new Map(manifests.flatMap((one) => one.permissions).map((entry) => [entry.permission, entry.roles]));

let matrix: Matrix;
beforeAll(async () => { matrix = await openMatrix(manifests, matrixRooms); });
afterAll(async () => { await matrix.close(); });

const callOf = (endpoint: Endpoint): MatrixCall => matrix.calls.get(endpoint.id) ?? { input: () => ({}) };

type Cell = { readonly position: Position; readonly outcome: Outcome };
const known = new Map<string, Promise<Cell[]>>();

/** What one position tells as well as all of them: that without walls there is something to keep from it. */
const STRANGER = 'officer of the other tenant';

/** One endpoint for every position, asked once per state of the walls. */
function outcomes(id: string, walls: Walls): Promise<Cell[]> {
  const cells = known.get(`${id} ${walls}`) ?? ask(id, walls);
  known.set(`${id} ${walls}`, cells);
  return cells;
}

async function ask(id: string, walls: Walls, change?: (input: object) => object): Promise<Cell[]> {
  const handler = handlers.find(([name]) => name === id)?.[1];
  if (handler === undefined) throw new Error(`no handler for ${id}`);
  // Nothing that a cell changes stays, so the cells of one endpoint can be asked side by side.
  const asking = matrix.grove.positions.filter(({ name }) => walls !== 'none' || name === STRANGER);
  return Promise.all(asking.map(async (position) => ({ position, outcome: await matrix.run(handler, position, walls, change) })));
}

/** A line per cell, as it is and as it should be: the whole difference stands in the failure. */
function lines(cells: readonly Cell[], words: (position: Position, outcome: Outcome) => string): string[] {
  return cells.map(({ position, outcome }) => `${position.name}: ${words(position, outcome)}`);
}

/** What the oracle expects; a refusal that the room has announced counts as an opened door. */
function expectedWords({ access }: Endpoint, call: MatrixCall, position: Position, outcome: Outcome): string {
  const verdict = expectedVerdict(access, position, call.row, rolesOf);
  const isAnnounced = (call.mayRefuse ?? []).some((entry) => outcome.verdict === `refused ${entry.code}`);
  if (verdict !== 'allowed' || isAnnounced) return verdict === 'allowed' ? outcome.verdict : verdict;
  const shown = [...call.shows ?? [], ...call.showsOwn ?? [], ...call.keyOpens ?? []]
    .filter((row) => call.keyOpens?.includes(row) === true || mayBeShown(access, position, row, rolesOf));
  return `allowed, shows ${marksOf(shown)}`;
}

function realWords(call: MatrixCall, { verdict, shown }: Outcome): string {
  const ofThisKind = shown.filter((row) => row.publicBecause === undefined || call.shows?.includes(row) === true);
  return verdict === 'allowed' ? `allowed, shows ${marksOf(ofThisKind)}` : verdict;
}

function marksOf(rows: readonly MatrixRow[]): string {
  return [...new Set(rows.map((row) => row.marks[0]))].sort().join(' ');
}

test('every endpoint of the house says how it is called, and none that is gone does', () => {
  expect([...matrix.calls.keys()].sort()).toEqual(handlers.map(([id]) => id).sort());
});

describe('AZ-1 every endpoint answers every position as the rules say', () => {
  test.for(handlers)('%s', async ([id, { endpoint }]) => {
    const call = callOf(endpoint);
    const cells = await outcomes(id, 'both');
    expect(lines(cells, (_, outcome) => realWords(call, outcome)))
      .toEqual(lines(cells, (position, outcome) => expectedWords(endpoint, call, position, outcome)));
    expect(cells.some(({ outcome }) => outcome.verdict === 'allowed'), 'somebody gets through to the end').toBe(true);
    for (const entry of call.mayRefuse ?? []) {
      expect(cells.some(({ outcome }) => outcome.verdict === `refused ${entry.code}`), `${entry.code} is announced and occurs`).toBe(true);
    }
  });
});

describe('AZ-4 the database alone shows and changes nothing of strangers', () => {
  test.for(handlers)('%s', async ([id, { endpoint }]) => {
    const call = callOf(endpoint);
    for (const { position, outcome } of await outcomes(id, 'database')) {
      const foreign = outcome.shown.filter((row) =>
        row.publicBecause === undefined && call.keyOpens?.includes(row) !== true && !isConnected(position, row));
      expect(foreign.map((row) => row.marks[0]), position.name).toEqual([]);
      // A command on a row that this position has nothing to do with: not found, or refused by the database itself.
      if (endpoint.kind !== 'command' || call.row === undefined || isConnected(position, call.row)) continue;
      expect(outcome.verdict, position.name).toMatch(/^(not-found|not-signed-in|forbidden|choose-office|failed 42501)$/);
    }
  });
});

describe('AZ-4 the code alone decides the same when the database asks nothing', () => {
  test.for(handlers)('%s', async ([id, { endpoint }]) => {
    const call = callOf(endpoint);
    expect(lines(await outcomes(id, 'code'), (_, outcome) => realWords(call, outcome)))
      .toEqual(lines(await outcomes(id, 'both'), (_, outcome) => realWords(call, outcome)));
  });
});

describe('control: with both walls down strangers do see and reach rows', () => {
  const guarded = handlers.filter(([, { endpoint }]) => ['may-on', 'may-listing', 'holder', 'signed-in'].includes(endpoint.access.kind));
  test.for(guarded)('%s', async ([id, { endpoint }]) => {
    const call = callOf(endpoint);
    const cells = await outcomes(id, 'none');
    const stranger = cells.find(({ position }) => position.name === STRANGER);
    const privateRows = (call.shows ?? []).filter((row) => row.publicBecause === undefined && stranger !== undefined && !isConnected(stranger.position, row));
    if (privateRows.length > 0) {
      expect(cells.some(({ position, outcome }) => outcome.shown.some((row) => privateRows.includes(row) && !isConnected(position, row)))).toBe(true);
    }
    if (call.row !== undefined) expect(stranger?.outcome.verdict).not.toBe('not-found');
  });

  test('a row that is called public is in fact shown to a stranger by the database alone', async () => {
    const shown = [];
    for (const [id] of handlers) for (const { position, outcome } of await outcomes(id, 'database')) {
      shown.push(...outcome.shown.filter((row) => !isConnected(position, row)));
    }
    const announced = [...matrix.calls.values()].flatMap((call) => call.shows ?? []).filter((row) => row.publicBecause !== undefined);
    for (const row of announced) expect(shown, row.marks[0]).toContain(row);
  });
});

describe('before anybody is asked who they are', () => {
  test.for(handlers)('AZ-8 %s refuses a field it does not know', async ([id]) => {
    const cells = await ask(id, 'both', (input) => ({ ...input, org_path: '1/' }));
    expect(lines(cells, (_, { verdict }) => verdict)).toEqual(lines(cells, () => 'invalid'));
  });
});

describe('a second factor that has gone stale', () => {
  const steppedUp = handlers.filter(([, { endpoint }]) => endpoint.stepUp);
  test.for(steppedUp)('SE-9 stops %s before the row is looked for, so that it tells nothing of it', async ([, handler]) => {
    for (const position of matrix.grove.positions) {
      if (position.actor.kind !== 'person') continue;
      const stale = { ...position, actor: { ...position.actor, factorAt: new Date(position.actor.factorAt.getTime() - 10 * 60_000 - 1) } };
      const row = callOf(handler.endpoint).row;
      const nowhere = row === undefined ? undefined : { ...row, at: 'other-unit', belongsTo: [] } as const;
      // Whoever is turned away without a row being looked at is turned away with a stale factor too.
      const withoutRow = [row, nowhere].map((one) => expectedVerdict(handler.endpoint.access, position, one, rolesOf));
      const isTurnedAway = withoutRow.every((verdict) => verdict === withoutRow[0] && verdict !== 'allowed' && verdict !== 'not-found');
      expect((await matrix.run(handler, stale, 'both')).verdict, position.name).toBe(isTurnedAway ? withoutRow[0] : 'step-up-needed');
    }
  });
});

test('docs/generated/access-matrix.md tells what the house really answers (`npm run gen` writes it anew)', async () => {
  const rows = [];
  for (const [id, { endpoint }] of handlers) rows.push({ endpoint, outcomes: (await outcomes(id, 'both')).map(({ outcome }) => outcome) });
  const page = await readFile(new URL('../../../docs/generated/access-matrix.md', import.meta.url), 'utf8');
  expect(accessMatrixPage(matrix, rows)).toBe(page);
});
