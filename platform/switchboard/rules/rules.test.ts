import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast } from '#platform/kernel/contrast.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { paletteOf } from '#platform/ui/tokens.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { brandVariables, findWeakness, GROUNDS, LEAST_CONTRAST } from './brand-colours.ts';
import { checkChange } from './check-change.ts';
import { bannerKey, COLOUR_KEY, groupKey, readKey, serviceKey, TITLE_KEY } from './layout-keys.ts';
import { planPublishing } from './plan-publishing.ts';
import { toPortal, type ShownService } from './portal.ts';
import { NOTHING, resolve, serviceState, stepDown, STATES, type Changes, type Layer, type State } from './resolve.ts';

const SERVICES: readonly ShownService[] = [
  { id: 'appeals', initially: 'on', icon: 'scan', group: 'voice', order: 100, pages: ['/scan', '/appeals'] },
  { id: 'care', initially: 'off', icon: 'heart', group: 'care', order: 200, pages: ['/care'] },
  { id: 'register', initially: 'on', icon: 'building', group: 'growth', order: 300, pages: [] },
];
const [APPEALS, CARE] = SERVICES as readonly [ShownService, ShownService];
const set = (value: Changes[string]['value'], more: Partial<Changes[string]> = {}) => ({ value, isFixed: false, basis: null, ...more });
const layer = (name: string, changes: Changes): Layer => ({ by: { unionId: name, name }, changes });
const states = (...chain: (State | null)[]) => serviceState(resolve(chain.map((state, index) =>
  layer(`level ${index + 1}`, state === null ? {} : { [serviceKey('appeals', 'state')]: set(state) }))), APPEALS);

describe('whether a service is on', () => {
  test('is the service\'s own beginning where nobody says anything', () => {
    expect(states()).toEqual({ isOn: true, isSettled: false, by: null });
    expect(serviceState(NOTHING, CARE).isOn).toBe(false);
  });

  test('required and forbidden win from above, whatever stands below', () => {
    const any = fc.constantFrom<State | null>(...STATES, null);
    fc.assert(fc.property(fc.array(any, { maxLength: 9 }), (chain) => {
      const settled = chain.findIndex((state) => state === 'required' || state === 'forbidden');
      const deciding = settled === -1 ? chain.findLastIndex((state) => state !== null) : settled;
      const state = chain[deciding] ?? 'on';
      expect(states(...chain)).toEqual({
        isOn: state === 'on' || state === 'required', isSettled: settled !== -1,
        by: deciding === -1 ? null : { unionId: `level ${deciding + 1}`, name: `level ${deciding + 1}` },
      });
    }), runs(300));
  });
});

describe('a version from above', () => {
  test('that forbids what was switched on below holds it back, and gives it back when it opens again', () => {
    const own = layer('firm', { [serviceKey('care', 'state')]: set('on') });
    const forbidding = resolve([layer('city', { [serviceKey('care', 'state')]: set('forbidden') })]);
    expect(stepDown(forbidding, own)).toMatchObject({ held: [serviceKey('care', 'state')], conflicts: [] });
    expect(serviceState(stepDown(forbidding, own), CARE).isOn).toBe(false);
    expect(serviceState(stepDown(resolve([layer('city', {})]), own), CARE).isOn).toBe(true);
  });

  test('that renames what was renamed below is a conflict until somebody settles it', () => {
    const key = serviceKey('appeals', 'name');
    const before = { [key]: set('有话说', { basis: '说事厅' }) };
    const above = resolve([layer('city', { [key]: set('诉求直通车') })]);
    expect(stepDown(above, layer('firm', before)).conflicts).toEqual([{ key, base: '说事厅', above: '诉求直通车', local: '有话说' }]);
    const plan = (value: string, settled: string[]) => planPublishing({ above, before, services: SERVICES, settled, wanted: [{ key, value, isFixed: false }] });
    expect(plan('有话说', [])).toEqual({ ok: true, value: before });
    const mine = plan('有话说', [key]);
    expect(mine).toEqual({ ok: true, value: { [key]: set('有话说', { basis: '诉求直通车' }) } });
    if (mine.ok) expect(stepDown(above, layer('firm', mine.value)).conflicts).toEqual([]);
    expect(plan('诉求直通车', [key])).toEqual({ ok: true, value: {} });
  });

  test('cannot be written over where it is fixed; what was there before is kept as it is', () => {
    const key = serviceKey('appeals', 'name');
    const above = resolve([layer('city', { [key]: set('诉求直通车', { isFixed: true }) })]);
    const before = { [key]: set('有话说') };
    const plan = (value: string) => planPublishing({ above, before, services: SERVICES, settled: [], wanted: [{ key, value, isFixed: false }] });
    expect(plan('有话说')).toEqual({ ok: true, value: before });
    expect(plan('说事厅')).toEqual({ ok: false, error: errors['fixed-above'], params: { key, unionName: 'city' } });
  });
});

describe('a setting', () => {
  const check = (key: string, value: string | number | null) => checkChange(key, value, SERVICES);
  test.each([
    [serviceKey('appeals', 'state'), 'required'], [serviceKey('appeals', 'name'), '扫码说事'], [serviceKey('appeals', 'icon'), 'chat'],
    [serviceKey('appeals', 'page'), '/appeals'], [serviceKey('appeals', 'group'), 'own-group'], [serviceKey('appeals', 'order'), 1.5], [serviceKey('care', 'state'), null],
    [groupKey('own', 'name'), '咱们的'], [bannerKey('one', 'text'), '本周五下午体检'], [bannerKey('one', 'link'), '/scan'], [bannerKey('one', 'from'), '2026-03-09'],
    [COLOUR_KEY, '#0b4f9c'], [TITLE_KEY, '西飞职工之家'],
  ])('%s may be %s', (key, value) => { expect(check(key, value)).toEqual({ ok: true, value: true }); });

  test.each([
    ['service/unknown/state', 'on'], ['service/appeals/other', 'on'], ['service/appeals/state/more', 'on'], ['path', '1/'], ['__proto__', 'x'],
    [serviceKey('appeals', 'state'), 'open'], [serviceKey('appeals', 'state'), 1], [serviceKey('appeals', 'name'), ' 有空格'], [serviceKey('appeals', 'name'), '十一个字放不下这么长的'],
    [serviceKey('appeals', 'name'), '看不\u200b见'], [serviceKey('appeals', 'page'), '/care'], [serviceKey('appeals', 'order'), Number.NaN], [serviceKey('appeals', 'icon'), 'skull'],
    [bannerKey('one', 'link'), '//evil.example'], [bannerKey('one', 'link'), 'https://evil.example'], [bannerKey('one', 'link'), 'javascript:alert(1)'],
    [bannerKey('one', 'from'), '2026-02-30'], [COLOUR_KEY, 'red'], [COLOUR_KEY, '#0B4F9C'],
  ])('%s may not be %s', (key, value) => { expect(check(key, value)).toMatchObject({ ok: false, error: errors['setting-unfit'] }); });

  test('a banner cannot end before it begins, whoever gave it which date', () => {
    const above = resolve([layer('city', { [bannerKey('one', 'from')]: set('2026-03-09') })]);
    const plan = planPublishing({ above, before: {}, services: SERVICES, settled: [], wanted: [{ key: bannerKey('one', 'to'), value: '2026-03-08', isFixed: false }] });
    expect(plan).toMatchObject({ ok: false, error: errors['setting-unfit'] });
  });
});

describe('a colour of one\'s own', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

  test('that is too weak is refused with the reason and the nearest shade, which passes', () => {
    fc.assert(fc.property(colour, (one) => {
      const weak = findWeakness(one);
      if (weak === undefined) return;
      expect(weak.ratio).toBeLessThan(LEAST_CONTRAST);
      expect(findWeakness(weak.nearest)).toBeUndefined();
    }), runs(300));
    expect(checkChange(COLOUR_KEY, '#ffd000', SERVICES)).toMatchObject({ ok: false, error: errors['colour-weak'], params: { colour: '#ffd000' } });
  });

  test('that passes can be read everywhere: light and dark, ordinary and large', () => {
    fc.assert(fc.property(colour, (one) => {
      const strong = findWeakness(one)?.nearest ?? one;
      for (const scheme of ['light', 'dark'] as const) {
        const brand = brandVariables(strong, scheme);
        const { paper, surface, sunken, onBrand, ink, inkSoft, onHero, onHeroSoft } = paletteOf({ scheme, size: 'normal' });
        const pairs = [
          [onBrand, brand['--brand']], [onBrand, brand['--brand-pressed']], [onHero, brand['--hero-from']], [onHero, brand['--hero-to']],
          [onHeroSoft, brand['--hero-from']], [onHeroSoft, brand['--hero-to']], [ink, brand['--brand-soft']], [inkSoft, brand['--brand-soft']],
          ...[paper, surface, sunken, brand['--brand-soft']].map((ground) => [brand['--brand-ink'], ground] as const),
        ] as const;
        for (const [text, ground] of pairs) expect(contrast(text, ground), `${strong} ${scheme}: ${text} on ${ground}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }), runs(200));
  });

  test('is measured against the kit\'s own grounds', () => {
    for (const scheme of ['light', 'dark'] as const) expect(paletteOf({ scheme, size: 'normal' })).toMatchObject(GROUNDS[scheme]);
  });
});

describe('the phone\'s home', () => {
  const portal = (changes: Changes, today = '2026-03-09') => toPortal(resolve([layer('firm', changes)]), SERVICES, today);

  test('shows what is on and has a page, in the house\'s groups', () => {
    expect(portal({})).toEqual({
      title: null, colour: null, banners: [],
      groups: [{ id: 'voice', name: null, services: [{ id: 'appeals', name: null, icon: 'scan', page: '/scan' }] }],
    });
    expect(portal({ [serviceKey('appeals', 'state')]: set('off') }).groups).toEqual([]);
  });

  test('follows the union\'s names, pages, groups and order', () => {
    const { groups, title } = portal({
      [TITLE_KEY]: set('厂里的家'), [serviceKey('care', 'state')]: set('on'), [groupKey('own', 'name')]: set('咱们的'), [groupKey('own', 'order')]: set(1),
      [serviceKey('appeals', 'group')]: set('own'), [serviceKey('care', 'group')]: set('own'), [serviceKey('care', 'order')]: set(1),
      [serviceKey('appeals', 'name')]: set('说事'), [serviceKey('appeals', 'page')]: set('/appeals'),
    });
    expect(title).toBe('厂里的家');
    expect(groups).toEqual([{
      id: 'own', name: '咱们的', services: [{ id: 'care', name: null, icon: 'heart', page: '/care' }, { id: 'appeals', name: '说事', icon: 'scan', page: '/appeals' }],
    }]);
  });

  test('a service whose group is gone stands in its own again', () => {
    expect(portal({ [serviceKey('appeals', 'group')]: set('gone') }).groups.map(({ id }) => id)).toEqual(['voice']);
  });

  test('a banner hangs from its first to its last day', () => {
    const banner = { [bannerKey('one', 'text')]: set('体检'), [bannerKey('one', 'from')]: set('2026-03-09'), [bannerKey('one', 'to')]: set('2026-03-11') };
    const seen = ['2026-03-08', '2026-03-09', '2026-03-11', '2026-03-12'].map((today) => portal(banner, today).banners.length);
    expect(seen).toEqual([0, 1, 1, 0]);
    const linked = { [bannerKey('one', 'text')]: set('常挂'), [bannerKey('one', 'link')]: set('/scan') };
    expect(portal(linked).banners).toMatchObject([{ link: '/scan' }]);
    expect(portal({ ...linked, [serviceKey('appeals', 'state')]: set('off') }).banners).toMatchObject([{ link: null }]);
    expect(portal({ [bannerKey('one', 'text')]: set('常挂') }).banners).toEqual([{ id: 'one', text: '常挂', link: null }]);
  });
});

test('a key is read back as it was made', () => {
  expect(readKey(serviceKey('care-rooms', 'order'))).toEqual({ kind: 'service', id: 'care-rooms', part: 'order' });
  expect(readKey(bannerKey('b1', 'to'))).toEqual({ kind: 'banner', id: 'b1', part: 'to' });
  expect([readKey('service//name'), readKey('service/A/name'), readKey('constructor')]).toEqual([undefined, undefined, undefined]);
});
