import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { plainName } from './plain-name.ts';
import { planImport, type ImportPlan, type IncomingRow, type KnownFirm } from './plan-import.ts';

type Drawn = { readonly name: string; readonly creditCode: string | undefined; readonly workers: number | undefined; readonly phone: string | undefined };

/** Few names and codes, so that rows meet. */
const drawn: fc.Arbitrary<Drawn> = fc.record({
  name: fc.constantFrom('甲厂', '乙厂', ' 甲 厂', '丙（示例）厂', '丁厂'),
  creditCode: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: undefined }),
  workers: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  phone: fc.option(fc.constantFrom('13900000001', '13900000002'), { nil: undefined }),
});
const file = fc.array(drawn, { maxLength: 14 });

const toRows = (all: readonly Drawn[]): IncomingRow[] =>
  all.map(({ name, creditCode, workers, phone }, index) => ({ line: index + 2, phone, values: { name, creditCode, workers } }));

/** What apply makes of a plan. */
function applied(known: readonly KnownFirm[], plan: ImportPlan): KnownFirm[] {
  const changed = new Map(plan.changes.map((change) => [change.id, change]));
  const kept = known.map((firm) => {
    const change = changed.get(firm.id);
    return change === undefined ? firm : { ...firm, values: change.values, phone: change.phone ?? firm.phone };
  });
  const added = plan.adds.map(({ values, phone }, index): KnownFirm =>
    ({ id: toId(`00000000-0000-7000-8000-${String(known.length + index).padStart(12, '0')}`), values, phone: phone ?? '' }));
  return [...kept, ...added];
}

const take = (known: readonly KnownFirm[], rows: readonly IncomingRow[]): KnownFirm[] => applied(known, planImport(known, rows));
const plain = (firms: readonly KnownFirm[]) => firms.map(({ values, phone }) => ({ ...values, phone }));

describe('an import', () => {
  test('accounts for every row, and leaves no two firms of one name or one credit code', () => {
    fc.assert(fc.property(file, file, (first, second) => {
      const before = take([], toRows(first));
      const plan = planImport(before, toRows(second));
      expect(plan.added + plan.merged + plan.unchanged + plan.refused.length).toBe(second.length);
      expect(plan.adds).toHaveLength(plan.added);
      const after = applied(before, plan);
      const names = after.map((firm) => plainName(firm.values.name));
      const codes = after.flatMap((firm) => firm.values.creditCode ?? []);
      expect([new Set(names).size, new Set(codes).size]).toEqual([names.length, codes.length]);
    }), runs(400));
  });

  test('again, of rows that do not contradict each other, changes nothing', () => {
    const once = fc.uniqueArray(drawn, { maxLength: 5, selector: (row) => plainName(row.name) })
      .map((all) => all.map((row, index) => ({ ...row, creditCode: row.creditCode === undefined ? undefined : `code ${index}` })));
    fc.assert(fc.property(file, once, (first, second) => {
      const before = take(take([], toRows(first)), toRows(second));
      const again = planImport(before, toRows(second));
      expect([again.adds, again.changes, again.merged]).toEqual([[], [], 0]);
    }), runs(300));
  });

  test('in pieces comes to the same as at once, wherever it is cut', () => {
    fc.assert(fc.property(file, file, fc.nat(14), (first, second, cut) => {
      const before = take([], toRows(first));
      const rows = toRows(second);
      const inPieces = take(take(before, rows.slice(0, cut)), rows.slice(cut));
      expect(plain(inPieces)).toEqual(plain(take(before, rows)));
    }), runs(400));
  });

  test('fills and replaces what its cells hold, and empties nothing', () => {
    fc.assert(fc.property(file, file, (first, second) => {
      const before = take([], toRows(first));
      const after = take(before, toRows(second));
      for (const [index, firm] of before.entries()) {
        expect(after[index]?.values.name).toBe(firm.values.name);
        if (firm.values.creditCode !== null) expect(after[index]?.values.creditCode).toBe(firm.values.creditCode);
        if (firm.values.workers !== null) expect(after[index]?.values.workers).not.toBeNull();
      }
    }), runs(200));
  });

  test('says which row contradicts the register', () => {
    const known = take([], toRows([
      { name: '甲厂', creditCode: 'A', workers: 1, phone: undefined }, { name: '乙厂', creditCode: 'B', workers: 1, phone: undefined },
    ]));
    const plan = planImport(known, toRows([
      { name: '甲厂', creditCode: 'B', workers: 2, phone: undefined }, { name: '甲厂', creditCode: 'C', workers: 2, phone: undefined },
    ]));
    expect(plan.refused.map(({ line, reason }) => [line, reason])).toEqual([[2, 'measures.reason.two-firms'], [3, 'measures.reason.other-code']]);
    expect(plan.changes).toEqual([]);
  });
});
