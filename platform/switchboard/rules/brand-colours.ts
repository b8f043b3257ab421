import { contrast } from '#platform/kernel/contrast.ts';

/** WCAG 2.2, 1.4.3: text of ordinary size. */
export const LEAST_CONTRAST = 4.5;

/** What of platform/ui/tokens.ts a union's own colour stands on or under; a test holds the two together. */
export const GROUNDS = {
  light: { paper: '#faf6f0', surface: '#ffffff', sunken: '#f4ede4', onBrand: '#ffffff', onHeroSoft: '#ffe9cf', ink: '#2b2320', inkSoft: '#665951' },
  dark: { paper: '#171312', surface: '#221d1a', sunken: '#2c2522', onBrand: '#ffffff', onHeroSoft: '#f7d9b4', ink: '#f4ece4', inkSoft: '#bfb1a6' },
} as const;

const COLOUR = /^#[0-9a-f]{6}$/;

export function isColour(text: string): boolean {
  return COLOUR.test(text);
}

/** Why a colour cannot be the union's own: the worst pair, its contrast, and the nearest darker shade that passes. */
export type WeakColour = { readonly against: string; readonly ratio: number; readonly nearest: string };

/** Undefined when text in this colour, and white or cream text on it, can be read everywhere on the phone's screens. */
export function findWeakness(colour: string): WeakColour | undefined {
  const worst = worstPair(colour);
  return worst.ratio >= LEAST_CONTRAST ? undefined : { ...worst, nearest: nearestStrong(colour) };
}

function worstPair(colour: string): { readonly against: string; readonly ratio: number } {
  const { paper, surface, sunken, onBrand, onHeroSoft } = GROUNDS.light;
  const all = [sunken, paper, surface, onBrand, onHeroSoft, softOf(colour)].map((against) => ({ against, ratio: contrast(colour, against) }));
  return all.reduce((worst, one) => (one.ratio < worst.ratio ? one : worst));
}

/** The same hue, darkened no more than it must be: contrast against light grounds only grows on the way to black. */
function nearestStrong(colour: string): string {
  let [weak, strong] = [0, 1];
  for (let round = 0; round < 12; round += 1) {
    const middle = (weak + strong) / 2;
    if (worstPair(mix(colour, '#000000', middle)).ratio >= LEAST_CONTRAST) strong = middle;
    else weak = middle;
  }
  return mix(colour, '#000000', strong);
}

export type BrandVariables = Readonly<Record<
  '--brand' | '--brand-pressed' | '--brand-ink' | '--brand-soft' | '--hero-from' | '--hero-to', string
>>;

/** The kit's brand tokens from one colour that passed `findWeakness`, for the light or the dark screens. */
export function brandVariables(colour: string, scheme: 'light' | 'dark'): BrandVariables {
  const pressed = mix(colour, '#000000', 0.2);
  if (scheme === 'light') {
    return {
      '--brand': colour, '--brand-pressed': pressed, '--brand-ink': colour, '--brand-soft': softOf(colour),
      '--hero-from': colour, '--hero-to': mix(colour, '#000000', 0.25),
    };
  }
  const soft = mix(GROUNDS.dark.surface, colour, 0.18);
  return {
    '--brand': colour, '--brand-pressed': pressed, '--brand-ink': lightInk(colour, soft), '--brand-soft': soft,
    '--hero-from': mix(colour, '#000000', 0.35), '--hero-to': mix(colour, '#000000', 0.62),
  };
}

/** On dark grounds the same hue must shine instead. */
function lightInk(colour: string, soft: string): string {
  const { paper, surface, sunken } = GROUNDS.dark;
  for (let share = 0.3; share < 1; share += 0.05) {
    const ink = mix(colour, '#ffffff', share);
    if ([paper, surface, sunken, soft].every((ground) => contrast(ink, ground) >= LEAST_CONTRAST + 0.5)) return ink;
  }
  return '#ffffff';
}

function softOf(colour: string): string {
  return mix('#ffffff', colour, 0.07);
}

/** `share` of the second colour in the first, channel by channel. */
function mix(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)];
  return `#${from.map((value, index) => toHex(value + ((to[index] ?? 0) - value) * share)).join('')}`;
}

function channels(colour: string): number[] {
  if (!isColour(colour)) throw new TypeError(`not a #rrggbb colour: ${colour}`);
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function toHex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
