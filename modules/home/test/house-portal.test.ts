import { describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { servicesOf } from '#platform/registry/module.ts';
import { toPortal } from '#platform/switchboard/rules/portal.ts';
import { NOTHING } from '#platform/switchboard/rules/resolve.ts';
import { housePortal } from '../member/house-portal.ts';
import { serviceTiles } from '../member/service-words.ts';
import { isLarge, tilesOf } from '../member/tiles-of.ts';

const services = servicesOf(manifests);

describe('what the phone shows before a union has spoken', () => {
  test('is what the server says of a union that has changed nothing', () => {
    expect(toPortal(NOTHING, services, '2026-03-09')).toEqual(housePortal);
  });

  test('has words for every page of every service that has any', () => {
    const pages = services.filter((service) => service.pages.length > 0).map(({ id, pages: all }) => [id, [...all].sort()]);
    expect(Object.entries(serviceTiles).map(([id, tiles]) => [id, tiles.map((tile) => tile.page).sort()])).toEqual(pages);
  });
});

describe('the tiles of a service', () => {
  const appeals = { id: 'appeals', name: '说事', icon: 'chat', page: '/appeals' };
  test('begin with the page the union chose, under its name, and no page comes twice', () => {
    expect(tilesOf(appeals, true).map((tile) => [tile.page, tile.name])).toEqual([['/appeals', '说事'], ['/scan', null], ['/receipt', null]]);
    expect(tilesOf(appeals, false)).toHaveLength(1);
  });
  test('are small once there are many services', () => {
    const group = (count: number) => [{ id: 'g', name: null, services: Array.from({ length: count }, () => appeals) }];
    expect([isLarge(group(3)), isLarge(group(4))]).toEqual([true, false]);
  });
});
