import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { planMembers, type Incoming, type KnownPerson } from './plan-members.ts';

const person = (number: number): PersonId => toId(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const HOME: UnionId = toId('00000000-0000-7000-8000-0000000000aa');
const row = (over: Partial<Incoming> = {}): Incoming => ({ line: 3, name: '王师傅', idIndex: 'id1', phoneIndex: 'ph1', ...over });
const known = (over: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: person(1), name: '王师傅', idIndex: 'id1', phoneIndex: 'ph1', hasRecord: true, homeId: HOME, isHere: true, line: undefined, ...over,
});
const actOf = (one: Incoming, people: readonly KnownPerson[]) => {
  const [planned] = planMembers([one], people);
  return planned?.act === 'refuse' ? planned.reason : planned?.act;
};

describe('what a row of a list does', () => {
  test.each([
    ['enter', row(), []], ['known', row(), [known()]], ['elsewhere', row(), [known({ isHere: false })]], ['join', row(), [known({ homeId: null, isHere: false })]],
    ['complete', row(), [known({ hasRecord: false, idIndex: null })]], ['name-differs', row({ name: '李师傅' }), [known()]],
    ['phone-taken', row({ name: '李师傅', idIndex: null }), [known()]], ['phone-taken', row({ idIndex: 'id2' }), [known()]],
    ['phone-taken', row(), [known({ phoneIndex: null }), known({ personId: person(2), idIndex: 'id2' })]],
    ['twice-in-file', row(), [known({ line: 2 })]], ['phone-twice', row({ idIndex: 'id2' }), [known({ line: 2 })]],
    ['nothing-to-know-by', row({ idIndex: null, phoneIndex: null }), []], ['known', row({ name: ' 王 师傅' }), [known()]],
  ] as const)('%s', (act, one, people) => { expect(actOf(one, people)).toBe(act); });

  test('in any file nobody comes in twice, by document or by number', () => {
    const rows = fc.array(fc.record({
      name: fc.constantFrom('甲', '乙'), idIndex: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), phoneIndex: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
    }), { maxLength: 12 });
    fc.assert(fc.property(rows, (list) => {
      const entered = planMembers(list.map((one, index) => ({ ...one, line: index + 2 })), []).filter(({ act }) => act === 'enter').map((one) => one.row);
      for (const field of ['idIndex', 'phoneIndex'] as const) {
        const values = entered.map((one) => one[field]).filter((value) => value !== null);
        expect(new Set(values).size).toBe(values.length);
      }
    }), runs(500));
  });
});
