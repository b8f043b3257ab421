import { describe, expect, test } from 'vitest';
import { countUnpublished, draftOf, stepOf, withFixing, without, withOwn, withValues } from './draft.ts';
import type { LayoutView } from './switchboard-api.ts';

const NAME = 'service/appeals/name';
const TITLE = 'home/title';
const view: LayoutView = {
  unionId: 'u', unionName: '厂工会', version: 3, address: null, services: [], versions: [],
  above: { settings: { [NAME]: '说事直通', [TITLE]: '市里的家' }, fixedBy: {}, setBy: {} },
  changes: { [NAME]: { value: '有话说', isFixed: false, basis: '说事' } },
};

describe('a draft', () => {
  test('counts what publishing would change, and nothing at first', () => {
    const draft = draftOf(view);
    expect(countUnpublished(draft, view)).toBe(0);
    expect(countUnpublished(withValues(draft, view, { [TITLE]: '厂里的家' }), view)).toBe(1);
    expect(countUnpublished(without(draft, [NAME]), view)).toBe(1);
    expect(countUnpublished(withValues(withValues(draft, view, { [NAME]: '别的' }), view, { [NAME]: '有话说' }), view)).toBe(0);
  });

  test('follows the union above again when it says the same', () => {
    const own = withValues(draftOf(view), view, { [TITLE]: '厂里的家' });
    expect(withValues(own, view, { [TITLE]: '市里的家' }).changes).toEqual(view.changes);
  });

  test('shows a conflict until it is settled, for either side', () => {
    const draft = draftOf(view);
    expect(stepOf(draft, view).conflicts).toEqual([{ key: NAME, base: '说事', above: '说事直通', local: '有话说' }]);
    const mine = withOwn(draft, view, NAME);
    expect(stepOf(mine, view)).toMatchObject({ conflicts: [], settings: { [NAME]: '有话说' } });
    expect(countUnpublished(mine, view)).toBe(1);
    expect(stepOf(without(draft, [NAME]), view)).toMatchObject({ conflicts: [], settings: { [NAME]: '说事直通' } });
  });

  test('fixes what stands above for those below, and lets go of it again', () => {
    const fixed = withFixing(draftOf(view), view, [TITLE], true);
    expect(stepOf(fixed, view).fixedBy[TITLE]).toEqual({ unionId: 'u', name: '厂工会' });
    expect(withFixing(fixed, view, [TITLE], false).changes).toEqual(view.changes);
  });
});
