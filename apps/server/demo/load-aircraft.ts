import { granted } from '#platform/access/events.ts';
import type { Ctx, House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered, unionFounded } from '#platform/orgs/events.ts';
import { placeUnion } from '#platform/orgs/rules/place-union.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { asSystem } from '../as-system.ts';
import { aircraftUnions } from './aircraft.demo.ts';
import { demoUnionId, requireUnion } from './load-demo-unions.ts';
import { officerId } from './people.ts';

type Placed = Pick<UnionRow, 'id' | 'path' | 'linePath' | 'ancestors' | 'level'> & { readonly name: string; children: number };

const OFFICES = [['chair', '主席'], ['administrator', '管理员']] as const;

/** 西飞's plants, workshops and groups, each with its chair and administrator: "1+1" down to the last group (11.8). */
export async function loadAircraft(parts: { house: House; db: Database }): Promise<void> {
  await asSystem(parts, 'demo', async (ctx) => {
    const company = await requireUnion(ctx, 'aircraft');
    const placed = new Map<string, Placed>([['aircraft', { ...company, children: company.childCount }]]);
    const founded = aircraftUnions.map(({ key, parent, name, kind }) => {
      const union = place(key, name, placed.get(parent));
      placed.set(key, union);
      return unionFounded({
        unionId: union.id, parentId: union.ancestors.at(-1) ?? null, name, kind, path: union.path, ancestors: [...union.ancestors],
        linePath: union.linePath, isGenerated: true,
      });
    });
    await record(ctx, founded);
    await fillOffices(ctx, placed);
  });
}

function place(key: string, name: string, parent: Placed | undefined): Placed {
  if (parent === undefined) throw new RangeError(`${key} hangs below nothing`);
  parent.children += 1;
  const { path, ancestors, linePath } = orThrow(placeUnion(parent, parent.children));
  return { id: demoUnionId(key), path, ancestors, linePath, level: parent.level + 1, name, children: 0 };
}

async function fillOffices(ctx: Ctx, placed: ReadonlyMap<string, Placed>): Promise<void> {
  const offices = aircraftUnions.flatMap(({ key }) => {
    const union = placed.get(key);
    return union === undefined ? [] : OFFICES.map(([role, title]) => ({ union, role, title, personId: officerId(key, role) }));
  });
  await record(ctx, offices.map(({ union, title, personId }) => personEntered({ personId, name: `${union.name}${title}`, unionId: union.id })));
  await record(ctx, offices.map(({ union, role, personId }) => granted({
    grantId: newId<'grant'>(ctx), personId: toId<'person'>(personId), unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path, role,
    hasSubtree: true, grantedBy: null, parentGrantId: null, validUntil: null,
  })));
}
