import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { moveOrder, type Ordered } from './move-order.ts';

const sorted = (list: readonly Ordered[]) => [...list].sort((one, other) => one.order - other.order);

test('one place at a time, however often and wherever it begins, and nothing else changes places', () => {
  const moves = fc.array(fc.tuple(fc.nat(5), fc.constantFrom<-1 | 1>(-1, 1)), { maxLength: 120 });
  fc.assert(fc.property(fc.array(fc.constantFrom(0, 100, 100.0005, 200), { minLength: 6, maxLength: 6 }), moves, (orders, all) => {
    let list = sorted(orders.map((order, index) => ({ id: `s${index}`, order })));
    for (const [at, by] of all) {
      const ids = list.map((one) => one.id);
      const id = ids[at] ?? '';
      const wanted = ids.toSpliced(at, 1);
      if (at + by >= 0 && at + by < ids.length) wanted.splice(at + by, 0, id);
      else wanted.splice(at, 0, id);
      const changed = moveOrder(list, id, by);
      list = sorted(list.map((one) => ({ id: one.id, order: changed[one.id] ?? one.order })));
      expect(list.map((one) => one.id)).toEqual(wanted);
    }
  }), runs(60));
});

test('takes one number while there is room', () => {
  expect(moveOrder([{ id: 'a', order: 100 }, { id: 'b', order: 200 }, { id: 'c', order: 300 }], 'c', -1)).toEqual({ c: 150 });
  expect(moveOrder([{ id: 'a', order: 100 }], 'a', 1)).toEqual({});
});
