import type { Ctx, House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { bannerKey, COLOUR_KEY, groupKey, serviceKey, TITLE_KEY } from '#platform/switchboard/rules/layout-keys.ts';
import { publishChanges, takeAddress } from '#platform/switchboard/use-cases/publish.ts';
import { asSystem } from '../as-system.ts';
import { requireUnion } from './load-demo-unions.ts';

/** `/u/xifei`: the case of 西飞, whose phone home is its own (自主定义): name, colour, words, a notice. */
const XIFEI_ADDRESS = 'xifei';

/** Homes of their own for the unions of the bulletin's cases. Only services that exist are arranged. */
export async function loadPortals(parts: { house: House; db: Database }): Promise<void> {
  await asSystem(parts, 'demo', async (ctx) => {
    const union = await requireUnion(ctx, 'aircraft');
    await publishChanges(ctx, union, { note: '西飞门户上线', changes: xifeiHome(ctx) });
    await takeAddress(ctx, union, XIFEI_ADDRESS);
  });
}

function xifeiHome(ctx: Ctx) {
  const today = dateInChina(ctx.clock.now());
  const settings = {
    [TITLE_KEY]: '西飞职工之家', [COLOUR_KEY]: '#0b4f9c',
    [groupKey('voice', 'name')]: '维权服务', [groupKey('belonging', 'name')]: '建会入会',
    [serviceKey('appeals', 'name')]: '西飞有话说', [serviceKey('appeals', 'icon')]: 'chat',
    [bannerKey('congress', 'text')]: '职代会提案征集开始了，有想法就说。', [bannerKey('congress', 'link')]: '/scan',
    [bannerKey('congress', 'from')]: today, [bannerKey('congress', 'to')]: addDays(today, 60),
  };
  return Object.entries(settings).map(([key, value]) => ({ key, value, isFixed: false }));
}
