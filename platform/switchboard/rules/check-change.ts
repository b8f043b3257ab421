import { SERVICE_ICONS, type Service } from '#platform/contract/service.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { findWeakness, isColour } from './brand-colours.ts';
import { readKey, type LayoutKey } from './layout-keys.ts';
import type { Value } from '#platform/kernel/merge-three-ways.ts';
import { STATES } from './resolve.ts';

type Known = Pick<Service, 'id' | 'pages'>;

/** What a console shows may be as long as this; a tile holds ten characters, a banner two lines. */
export const LENGTHS = { name: 10, title: 20, group: 12, banner: 60 } as const;
const LINK = /^\/(?!\/)[\w\-/.~%?=&]{0,200}$/;

/** Whether a value may stand under a key. Null always may: it takes away what is above, or leaves a state open. */
export function checkChange(key: string, value: Value, services: readonly Known[]): Outcome<true> {
  const read = readKey(key);
  if (read === undefined) return refuse(errors['setting-unfit'], { key });
  if (read.kind === 'service' && !services.some(({ id }) => id === read.id)) return refuse(errors['setting-unfit'], { key });
  if (value === null) return ok(true);
  if (read.kind === 'home' && read.part === 'colour' && typeof value === 'string' && isColour(value)) {
    const weak = findWeakness(value);
    if (weak === undefined) return ok(true);
    return refuse(errors['colour-weak'], { colour: value, against: weak.against, ratio: Math.floor(weak.ratio * 100) / 100, nearest: weak.nearest });
  }
  return isFit(read, value, services) ? ok(true) : refuse(errors['setting-unfit'], { key });
}

function isFit(key: LayoutKey, value: string | number, services: readonly Known[]): boolean {
  if (key.part === 'order') return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1_000_000;
  if (typeof value !== 'string') return false;
  switch (key.kind) {
    case 'home': return key.part === 'title' && isWords(value, LENGTHS.title);
    case 'group': return isWords(value, LENGTHS.group);
    case 'banner': return isBannerFit(key.part, value);
    case 'service': return isServiceFit(key, value, services);
  }
}

function isBannerFit(part: string, value: string): boolean {
  if (part === 'text') return isWords(value, LENGTHS.banner);
  // A place in the phone's own app: a banner of the union leads nobody to a stranger's page.
  return part === 'link' ? LINK.test(value) : isPlainDate(value);
}

function isServiceFit(key: LayoutKey & { kind: 'service' }, value: string, services: readonly Known[]): boolean {
  switch (key.part) {
    case 'state': return STATES.some((state) => state === value);
    case 'name': return isWords(value, LENGTHS.name);
    case 'icon': return SERVICE_ICONS.some((icon) => icon === value);
    case 'group': return /^[a-z0-9][a-z0-9-]{0,39}$/.test(value);
    case 'page': return services.some(({ id, pages }) => id === key.id && pages.includes(value));
    case 'order': return false;
  }
}

/** Something readable, without the blanks and controls that make two names look alike. */
function isWords(text: string, most: number): boolean {
  return text.trim() === text && text.length > 0 && [...text].length <= most && !/[\p{Cc}\p{Cf}]/u.test(text);
}
