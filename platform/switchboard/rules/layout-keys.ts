/** A union's layout is flat, so that two people who change different things never meet. These are its keys. */
const SERVICE_PARTS = ['state', 'name', 'icon', 'group', 'order', 'page'] as const;
const GROUP_PARTS = ['name', 'order'] as const;
export const BANNER_PARTS = ['text', 'link', 'from', 'to', 'order'] as const;
export type ServicePart = (typeof SERVICE_PARTS)[number];
export type GroupPart = (typeof GROUP_PARTS)[number];
export type BannerPart = (typeof BANNER_PARTS)[number];

export const TITLE_KEY = 'home/title';
export const COLOUR_KEY = 'home/colour';

export type LayoutKey =
  | { readonly kind: 'service'; readonly id: string; readonly part: ServicePart }
  | { readonly kind: 'group'; readonly id: string; readonly part: GroupPart }
  | { readonly kind: 'banner'; readonly id: string; readonly part: BannerPart }
  | { readonly kind: 'home'; readonly part: 'title' | 'colour' };

export function serviceKey(id: string, part: ServicePart): string {
  return `service/${id}/${part}`;
}
export function groupKey(id: string, part: GroupPart): string {
  return `group/${id}/${part}`;
}
export function bannerKey(id: string, part: BannerPart): string {
  return `banner/${id}/${part}`;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** What a key speaks of, or undefined for one that no layout has. */
export function readKey(key: string): LayoutKey | undefined {
  if (key === TITLE_KEY) return { kind: 'home', part: 'title' };
  if (key === COLOUR_KEY) return { kind: 'home', part: 'colour' };
  const [kind, id = '', part = '', ...more] = key.split('/');
  if (more.length > 0 || !NAME.test(id)) return undefined;
  if (kind === 'service' && isOneOf(SERVICE_PARTS, part)) return { kind, id, part };
  if (kind === 'group' && isOneOf(GROUP_PARTS, part)) return { kind, id, part };
  if (kind === 'banner' && isOneOf(BANNER_PARTS, part)) return { kind, id, part };
  return undefined;
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((one) => one === word);
}
