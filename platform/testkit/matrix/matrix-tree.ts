import type { UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { setSecondLeader } from '#platform/orgs/use-cases/set-second-leader.ts';
import type { TestWorld } from '../test-world.ts';

/** Every union of the matrix with the one it hangs below; roots hang below nothing. `unit` is where the row lies. */
const PARENTS = {
  'province': undefined,
  'city': 'province', 'district': 'city', 'unit': 'district', 'branch': 'unit',
  'sibling': 'district', 'second-sibling': 'district', 'third-sibling': 'district', 'fourth-sibling': 'district',
  'industry': 'province', 'industry-office': 'industry',
  'other-tenant': undefined, 'other-unit': 'other-tenant',
} as const;

export type Place = keyof typeof PARENTS;
export const PLACES = Object.keys(PARENTS) as readonly Place[];

/** The second line of leadership (双重领导): the industry union leads the unit, and what hangs below it. */
const LEADERS: Readonly<Partial<Record<Place, Place>>> = { unit: 'industry' };

/** The tree in words, for the oracle: directly above a place, on either line. */
export function directlyAbove(place: Place): readonly Place[] {
  return [PARENTS[place], LEADERS[place]].filter((one) => one !== undefined);
}

const KINDS: Readonly<Partial<Record<Place, UnionRow['kind']>>> = {
  'province': 'federation', 'city': 'federation', 'district': 'federation', 'branch': 'branch', 'industry': 'industry', 'other-tenant': 'federation',
};

export type MatrixUnion = Pick<UnionRow, 'id' | 'path' | 'linePath'> & { readonly name: string };
export type MatrixTree = Readonly<Record<Place, MatrixUnion>>;

/** In every union's name, so that one word finds them all. */
export const SHARED_WORD = '矩阵';

export function unionName(place: Place): string {
  return `${SHARED_WORD}<${place}>`;
}

export async function buildMatrixTree(world: TestWorld): Promise<MatrixTree> {
  const ids = new Map<Place, UnionId>();
  for (const place of PLACES) {
    const unionId = newId<'union'>(world.house);
    ids.set(place, unionId);
    await world.asSystem('setup', async (ctx) => {
      const above = PARENTS[place];
      const parent = above === undefined ? undefined : await findUnion(ctx.tx, ids.get(above) ?? '');
      const union = { unionId, name: unionName(place), kind: KINDS[place] ?? 'enterprise', isGenerated: false };
      await foundUnion(ctx, parent, union, place === 'province' ? 1 : 2);
    });
  }
  for (const [led, leader] of Object.entries(LEADERS)) {
    await world.asSystem('setup', async (ctx) => {
      const [union, above] = [await findUnion(ctx.tx, ids.get(led as Place) ?? ''), await findUnion(ctx.tx, ids.get(leader) ?? '')];
      if (union === undefined || above === undefined) throw new Error('the tree of the matrix is not whole');
      await setSecondLeader(ctx, union, above);
    });
  }
  const rows = await world.asSystem('setup', (ctx) => Promise.all(PLACES.map((place) => findUnion(ctx.tx, ids.get(place) ?? ''))));
  return Object.fromEntries(rows.flatMap((row, index) => (row === undefined ? [] : [[PLACES[index], row]]))) as MatrixTree;
}
