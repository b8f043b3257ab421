import type { Ctx, House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { settableClock, shiftInstant } from '#platform/kernel/clock.ts';
import { addDays, dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { firmAdded, firmPhoneEntered, itemAdded, progressReported } from '#modules/measures/events/definitions.ts';
import { checkSymbol } from '#platform/kernel/credit-code.ts';
import { plainName } from '#modules/measures/rules/plain-name.ts';
import { asSystem } from '../as-system.ts';
import { demoId } from './demo-id.ts';
import { demoUnionId, firmKey } from './load-demo-unions.ts';
import { DEMO_FIRMS, demoItems } from './measures.demo.ts';
import { officerId } from './people.ts';
import { HENGKOU_FIRMS } from './unions.demo.ts';

const DAY = 86_400_000;
const HENGKOU = 'hengkou';

/** 恒口's plan under the ten headings, reported on as time went by, and a register of generated firms. */
export async function loadMeasures(parts: { house: House; db: Database }): Promise<void> {
  const now = parts.house.clock.now();
  const clock = settableClock(shiftInstant(now, -150 * DAY));
  const past = { db: parts.db, house: { ...parts.house, clock } };
  await asSystem(past, 'demo', async (ctx) => {
    await recordItems(ctx, now);
    await recordFirms(ctx);
  });
  const reports = demoItems.flatMap((item, index) => item.reports.map((report, number) => ({ ...report, index, number })));
  await asSystem(past, 'demo', async (ctx) => {
    for (const { ago, index, number, progress, sentence } of reports.toSorted((one, other) => other.ago - one.ago)) {
      clock.set(shiftInstant(now, -ago * DAY));
      await record(ctx, [progressReported({
        itemId: demoId<'measures-item'>(`measure:${index}`), unionId: demoUnionId(HENGKOU), reportId: demoId<'measures-report'>(`report:${index}:${number}`),
        officerId: officerId(HENGKOU, 'administrator'), progress, sentence, photos: [],
      })]);
    }
  });
}

async function recordItems(ctx: Ctx, now: Date): Promise<void> {
  const today = dateInChina(now);
  await record(ctx, demoItems.map(({ heading, title, department, begins, ends }, index) => itemAdded({
    itemId: demoId<'measures-item'>(`measure:${index}`), unionId: demoUnionId(HENGKOU), year: yearOf(today), heading, title, ownerId: null, department,
    beginsOn: addDays(today, begins), endsOn: addDays(today, ends),
  })));
}

/** All in two statements: the first start waits for it. */
async function recordFirms(ctx: Ctx): Promise<void> {
  const firms = Array.from({ length: DEMO_FIRMS }, (_, index) => demoFirm(index + 1));
  await record(ctx, [
    ...firms.map(({ phone: _phone, ...firm }) => firmAdded(firm)),
    ...firms.flatMap(({ firmId, unionId, phone }) => (phone === undefined ? [] : [firmPhoneEntered({ firmId, unionId, phone })])),
  ]);
}

const KINDS = ['company', 'workshop', 'workshop', 'self-employed'] as const;
const PRODUCTS = ['毛绒玩具成品', '裁片缝制', '充棉包装', '电脑绣花', '玩具配件'] as const;

/** The first of them have a union of their own, with a poster; every fifth has nobody to talk to yet. */
function demoFirm(number: number) {
  const name = `恒口毛绒玩具${KINDS[number % KINDS.length] === 'company' ? '企业' : '加工点'}（生成 ${String(number).padStart(4, '0')}）`;
  const hasContact = number % 5 !== 0;
  return {
    firmId: demoId<'firm'>(`firm:${number}`), unionId: demoUnionId(HENGKOU), name, nameKey: plainName(name), creditCode: number % 2 === 1 ? demoCreditCode(number) : null,
    kind: KINDS[number % KINDS.length] ?? 'company', industry: PRODUCTS[number % PRODUCTS.length] ?? null, address: `恒口示范区（生成）玩具路 ${number} 号`,
    workers: 6 + number * 37 % 113, contactName: hasContact ? `示例 ${String(number).padStart(4, '0')}` : '',
    firmUnionId: number <= HENGKOU_FIRMS ? demoUnionId(firmKey(number)) : null, importId: null, isGenerated: true,
    // A range that belongs to nobody (never assigned: 199 0000).
    phone: hasContact ? `1990000${String(number).padStart(4, '0')}` : undefined,
  };
}

/** Right by its check character, and nobody's: division 000000 registers no one. */
function demoCreditCode(number: number): string {
  const body = `91000000GEN00${String(number).padStart(4, '0')}`;
  return body + (checkSymbol(body) ?? '');
}
