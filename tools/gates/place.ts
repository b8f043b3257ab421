/** Where a path stands in the house. `unit` is a room, capability, module or app; `part` is what lies in it. */
export type Place = {
  readonly path: string;
  readonly floor: Floor | 'outside';
  readonly unit: string;
  readonly part: string;
  readonly isTest: boolean;
};

export const floors = ['platform', 'capabilities', 'modules', 'apps'] as const;
export type Floor = (typeof floors)[number];

/** Apps that run in a browser; every other app is a server. */
const browserApps = new Set(['member', 'office', 'gate']);
const screenParts = new Set(['member', 'office', 'public-ui']);

export function placeOf(path: string): Place {
  const [first = '', unit = '', next = ''] = path.split('/');
  const floor = floors.find((name) => name === first) ?? 'outside';
  return { path, floor, unit, part: next.replace(/\..*$/, ''), isTest: isTest(path) };
}

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(path) || /\/test(ing)?\//.test(path);
}

export const isCode = (path: string): boolean => /\.tsx?$/.test(path);

/** Code that serves people: on one of the four floors, neither a test nor the room that tests stand on. */
export function isProduction(path: string): boolean {
  const place = placeOf(path);
  return place.floor !== 'outside' && !place.isTest && !isTestkit(place) && !path.endsWith('.config.ts');
}

export function isTestkit(place: Place): boolean {
  return place.floor === 'platform' && place.unit === 'testkit';
}

/** Code that only a browser runs. */
export function isScreen(place: Place): boolean {
  if (place.path.endsWith('.tsx')) return true;
  if (place.floor === 'platform') return place.unit === 'ui' || screenParts.has(place.part);
  if (place.floor === 'apps') return browserApps.has(place.unit);
  return place.floor !== 'outside' && screenParts.has(place.part);
}

/** Screens that travel over a phone's connection. */
export function isPhone(place: Place): boolean {
  if (place.floor === 'platform') return place.unit === 'ui' && place.part === 'phone';
  return place.part === 'member' || (place.floor === 'apps' && place.unit === 'member');
}

/** Data that shows the product to visitors; written in the language of the country it comes from. */
export function isDemonstration(path: string): boolean {
  return path.startsWith('apps/server/demo/') || path.endsWith('.demo.ts');
}
