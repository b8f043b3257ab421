import type { Service } from '#platform/contract/service.ts';
import { SERVICE_GROUPS } from '#platform/contract/service.ts';
import { BANNER_PARTS, bannerKey, COLOUR_KEY, groupKey, readKey, serviceKey, TITLE_KEY } from './layout-keys.ts';
import { valueOf, type Settings } from '#platform/kernel/merge-three-ways.ts';
import { serviceState, type Resolved } from './resolve.ts';

/** What the phone needs of a service; every switchable module of the house is one. */
export type ShownService = Pick<Service, 'id' | 'initially' | 'icon' | 'group' | 'order' | 'pages'>;

export type PortalService = { readonly id: string; readonly name: string | null; readonly icon: string; readonly page: string };
export type PortalGroup = { readonly id: string; readonly name: string | null; readonly services: readonly PortalService[] };
export type PortalBanner = { readonly id: string; readonly text: string; readonly link: string | null };
/** The phone's home of one union: what is on, in which order, under which names and colours. */
export type Portal = {
  readonly title: string | null; readonly colour: string | null;
  readonly groups: readonly PortalGroup[]; readonly banners: readonly PortalBanner[];
};

/** `today` decides which banners hang; dates are both inclusive. Services that are off, and empty groups, are not there. */
export function toPortal(resolved: Resolved, services: readonly ShownService[], today: string): Portal {
  const { settings } = resolved;
  const placed = services.filter((service) => service.pages.length > 0 && serviceState(resolved, service).isOn)
    .map((service) => placeService(settings, service))
    .sort((one, other) => one.order - other.order || compare(one.shown.id, other.shown.id));
  // A notice leads nowhere rather than to a door that is shut.
  const closed = new Set(services.filter((service) => !serviceState(resolved, service).isOn).flatMap(({ pages }) => pages));
  const groups = listGroups(settings).map(({ id, name }) => ({ id, name, services: placed.filter((one) => one.group === id).map(({ shown }) => shown) }));
  return {
    title: textOf(settings, TITLE_KEY), colour: textOf(settings, COLOUR_KEY),
    groups: groups.filter((group) => group.services.length > 0), banners: listBanners(settings).filter(({ from, to }) => (from ?? today) <= today && today <= (to ?? today))
      .map(({ id, text, link }) => ({ id, text, link: link !== null && closed.has(link) ? null : link })),
  };
}

export type Placed = { readonly shown: PortalService; readonly group: string; readonly order: number };

/** Where a service stands and what it is called, on or off. A group that is gone leaves it in the service's own. */
export function placeService(settings: Settings, service: ShownService): Placed {
  const group = textOf(settings, serviceKey(service.id, 'group'));
  return {
    shown: {
      id: service.id, name: textOf(settings, serviceKey(service.id, 'name')),
      icon: textOf(settings, serviceKey(service.id, 'icon')) ?? service.icon, page: textOf(settings, serviceKey(service.id, 'page')) ?? service.pages[0] ?? '',
    },
    group: group !== null && listGroups(settings).some(({ id }) => id === group) ? group : service.group,
    order: numberOf(settings, serviceKey(service.id, 'order')) ?? service.order,
  };
}

export type Group = { readonly id: string; readonly name: string | null; readonly order: number };

/** The house's groups and the unions' own, in order. An own group is there while it has a name. */
export function listGroups(settings: Settings): readonly Group[] {
  const known: readonly string[] = SERVICE_GROUPS;
  const own = idsOf(settings, 'group').filter((id) => !known.includes(id) && textOf(settings, groupKey(id, 'name')) !== null);
  return [...known, ...own].map((id, index) => ({
    id, name: textOf(settings, groupKey(id, 'name')), order: numberOf(settings, groupKey(id, 'order')) ?? (index + 1) * 100,
  })).sort((one, other) => one.order - other.order || compare(one.id, other.id));
}

export type Banner = { readonly id: string; readonly text: string; readonly link: string | null; readonly from: string | null; readonly to: string | null };

export function listBanners(settings: Settings): readonly Banner[] {
  return idsOf(settings, 'banner').flatMap((id) => {
    const [text, link, from, to] = BANNER_PARTS.map((part) => textOf(settings, bannerKey(id, part)));
    const order = numberOf(settings, bannerKey(id, 'order')) ?? 0;
    return text === null || text === undefined ? [] : [{ id, text, link: link ?? null, from: from ?? null, to: to ?? null, order }];
  }).sort((one, other) => one.order - other.order || compare(one.id, other.id)).map(({ order: _order, ...banner }) => banner);
}

function idsOf(settings: Settings, kind: 'group' | 'banner'): string[] {
  const ids = Object.keys(settings).flatMap((key) => {
    const read = readKey(key);
    return read?.kind === kind ? [read.id] : [];
  });
  return [...new Set(ids)].sort(compare);
}

function textOf(settings: Settings, key: string): string | null {
  const value = valueOf(settings, key);
  return typeof value === 'string' ? value : null;
}

function numberOf(settings: Settings, key: string): number | null {
  const value = valueOf(settings, key);
  return typeof value === 'number' ? value : null;
}

// By code unit: the order must be the same on every phone and server, whatever their language.
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
