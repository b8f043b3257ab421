import type { Ctx, House } from '#platform/access/ctx.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { Database } from '#platform/db/database.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { countRoots, findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { setSecondLeader } from '#platform/orgs/use-cases/set-second-leader.ts';
import { asSystem } from '../as-system.ts';
import { demoId } from './demo-id.ts';
import { enterOfficer, enterWorker, officerId } from './people.ts';
import { demoUnions, HENGKOU_FIRMS, hengkouFirm, type DemoUnion } from './unions.demo.ts';

/** Who can be tried out with one click; see demo-links.ts. */
export type DemoPersons = {
  readonly worker: PersonId; readonly contact: PersonId; readonly chair: PersonId; readonly upper: PersonId;
};

/** The 恒口 firm whose worker, contact person and posters the demonstration shows. */
export const DEMO_FIRM = 'hengkou-01';
const WORKER_PHONE = '19900000001';

export const demoPersons: DemoPersons = {
  worker: demoId<'person'>('worker:hengkou-01'),
  contact: officerId(DEMO_FIRM, 'contact-person'),
  chair: officerId('hengkou', 'chair'),
  upper: officerId('ankang', 'chair'),
};

export function demoUnionId(key: string): UnionId {
  return demoId<'union'>(`union:${key}`);
}

/** The unions, offices and the one worker of the demonstration, once. True when they were not there yet. */
export async function loadDemoUnions(parts: { house: House; db: Database }): Promise<boolean> {
  return asSystem(parts, 'demo', async (ctx) => {
    await lockName(ctx.tx, 'demonstration');
    if (await findUnion(ctx.tx, demoUnionId('shaanxi')) !== undefined) return false;
    await loadTree(ctx);
    for (const union of demoUnions.filter((one) => one.leader !== undefined)) await lead(ctx, union);
    await loadOfficers(ctx);
    const firm = await requireUnion(ctx, DEMO_FIRM);
    const phone = orThrow(toPhoneNumber(WORKER_PHONE));
    await enterWorker(ctx, {
      key: DEMO_FIRM, name: '缝制车间职工', phone, phoneIndex: phoneIndex(ctx.keyring, phone),
    }, firm);
    return true;
  });
}

export async function requireUnion(ctx: Ctx, key: string): Promise<UnionRow> {
  const union = await findUnion(ctx.tx, demoUnionId(key));
  if (union === undefined) throw new Error(`the demonstration has no union ${key}`);
  return union;
}

async function loadTree(ctx: Ctx): Promise<void> {
  const firms = Array.from({ length: HENGKOU_FIRMS }, (_, index): DemoUnion => ({
    key: firmKey(index + 1), ...hengkouFirm(index + 1),
  }));
  for (const union of [...demoUnions, ...firms]) {
    const parent = union.parent === null ? undefined : await requireUnion(ctx, union.parent);
    await foundUnion(ctx, parent, {
      unionId: demoUnionId(union.key), name: union.name, kind: union.kind, isGenerated: firms.includes(union),
    }, await nextRoot(ctx));
  }
}

/** The demonstration may stand beside a real tree in the same database. */
async function nextRoot(ctx: Ctx): Promise<number> {
  return await countRoots(ctx.tx) + 1;
}

async function lead(ctx: Ctx, union: DemoUnion): Promise<void> {
  await setSecondLeader(ctx, await requireUnion(ctx, union.key), await requireUnion(ctx, union.leader ?? ''));
}

async function loadOfficers(ctx: Ctx): Promise<void> {
  for (const { key } of demoUnions) {
    const union = await requireUnion(ctx, key);
    await enterOfficer(ctx, key, union, 'chair');
    await enterOfficer(ctx, key, union, 'administrator');
  }
  for (let number = 1; number <= HENGKOU_FIRMS; number += 1) {
    await enterOfficer(ctx, firmKey(number), await requireUnion(ctx, firmKey(number)), 'contact-person');
  }
}

export function firmKey(number: number): string {
  return `hengkou-${String(number).padStart(2, '0')}`;
}

