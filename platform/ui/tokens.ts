/** Every measure and colour of both screens. Sizes are CSS pixels at the person's ordinary text size. */
export type Scheme = 'light' | 'dark';
export type TextSize = 'normal' | 'elder';
export type Theme = { readonly scheme: Scheme; readonly size: TextSize };

const light = {
  paper: '#faf6f0', surface: '#ffffff', sunken: '#f4ede4',
  ink: '#2b2320', inkSoft: '#665951', line: '#ece3d8', lineStrong: '#8c7f75',
  brand: '#b5121b', brandPressed: '#930e16', onBrand: '#ffffff', brandInk: '#a91019', brandSoft: '#fcedeb',
  gold: '#c8962e', goldInk: '#745000', goldSoft: '#faf0da',
  heroFrom: '#b9151e', heroTo: '#8c0d15', onHero: '#ffffff', onHeroSoft: '#ffe9cf',
  link: '#0b57d0', focus: '#0b57d0',
  infoInk: '#17508f', infoSoft: '#e9f1fb', okInk: '#1d6a41', okSoft: '#e6f3ea',
  warnInk: '#7a4b00', warnSoft: '#fdf1d8', dangerInk: '#a91019', dangerSoft: '#fcedeb',
  idleInk: '#5d514a', idleSoft: '#f1eae1',
} as const;

export type ColourName = keyof typeof light;
export type Palette = Readonly<Record<ColourName, string>>;

const dark: Palette = {
  paper: '#171312', surface: '#221d1a', sunken: '#2c2522',
  ink: '#f4ece4', inkSoft: '#bfb1a6', line: '#39302b', lineStrong: '#8d7f75',
  brand: '#c22a31', brandPressed: '#a81f27', onBrand: '#ffffff', brandInk: '#ffa79d', brandSoft: '#3d211f',
  gold: '#d8ab4e', goldInk: '#edc877', goldSoft: '#362b19',
  heroFrom: '#7c1419', heroTo: '#430c10', onHero: '#fff7f0', onHeroSoft: '#f7d9b4',
  link: '#9cc2ff', focus: '#9cc2ff',
  infoInk: '#a9cbf6', infoSoft: '#1d2a3a', okInk: '#96d6b1', okSoft: '#1a2e23',
  warnInk: '#f0c674', warnSoft: '#35290f', dangerInk: '#ffa79d', dangerSoft: '#3d211f',
  idleInk: '#c8bab0', idleSoft: '#302925',
};

/** Older eyes lose contrast first: the quiet text of the large view is nearly as strong as the main text. */
const elderInk: Readonly<Record<Scheme, Partial<Palette>>> = {
  light: { ink: '#1f1815', inkSoft: '#4a3f39', lineStrong: '#6f635a' },
  dark: { ink: '#fffaf5', inkSoft: '#ddd1c8', lineStrong: '#a8998e' },
};

/** Text and the ground it stands on, everywhere in the room; each is held to 4.5:1 (WCAG 2.2, 1.4.3). */
export const textPairs: readonly (readonly [text: ColourName, ground: ColourName])[] = [
  ['ink', 'paper'], ['ink', 'surface'], ['ink', 'sunken'], ['inkSoft', 'paper'], ['inkSoft', 'surface'], ['inkSoft', 'sunken'],
  ['ink', 'brandSoft'], ['inkSoft', 'brandSoft'], ['ink', 'infoSoft'], ['ink', 'okSoft'], ['ink', 'warnSoft'], ['ink', 'dangerSoft'],
  ['onBrand', 'brand'], ['onBrand', 'brandPressed'],
  ['brandInk', 'paper'], ['brandInk', 'surface'], ['brandInk', 'sunken'], ['brandInk', 'brandSoft'],
  ['goldInk', 'paper'], ['goldInk', 'surface'], ['goldInk', 'goldSoft'],
  ['onHero', 'heroFrom'], ['onHero', 'heroTo'], ['onHeroSoft', 'heroFrom'], ['onHeroSoft', 'heroTo'],
  ['link', 'paper'], ['link', 'surface'],
  ['infoInk', 'infoSoft'], ['okInk', 'okSoft'], ['warnInk', 'warnSoft'], ['dangerInk', 'dangerSoft'], ['idleInk', 'idleSoft'],
  ['infoInk', 'surface'], ['okInk', 'surface'], ['warnInk', 'surface'], ['dangerInk', 'surface'], ['dangerInk', 'paper'],
  ['paper', 'ink'],
];

/** Edges and marks that must be seen to use a thing; each is held to 3:1 (WCAG 2.2, 1.4.11). */
export const markPairs: readonly (readonly [mark: ColourName, ground: ColourName])[] = [
  ['lineStrong', 'surface'], ['lineStrong', 'paper'], ['focus', 'surface'], ['focus', 'paper'], ['focus', 'sunken'],
  ['brandInk', 'surface'], ['onHero', 'heroFrom'], ['okInk', 'surface'], ['goldInk', 'surface'],
];

const normalType = { caption: 13, small: 14, body: 16, lead: 17, title: 20, display: 27, entry: 17 } as const;

/** The ministry's elder guideline (2021): main text ≥ 18, large entries 30, touch ≥ 60, line height ≥ 1.3. */
const elderType: Readonly<Record<keyof typeof normalType, number>> = {
  caption: 18, small: 18, body: 20, lead: 22, title: 26, display: 32, entry: 30,
};

const measures = {
  normal: { type: normalType, lineText: 1.6, lineHeading: 1.35, touch: 48, tapIcon: 24 },
  elder: { type: elderType, lineText: 1.6, lineHeading: 1.4, touch: 64, tapIcon: 32 },
} as const;

export const spacing = [0, 4, 8, 12, 16, 20, 24, 32, 40, 56] as const;
export const radius = { small: 8, control: 12, card: 18, pill: 999 } as const;

/** The person's own fonts: nothing is shipped, nothing is fetched. */
export const fontStack = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", sans-serif';
/** A Latin face first: in a Chinese one the curly quotes of English are as wide as a character. */
export const latinFontStack = `"Segoe UI", "Helvetica Neue", Roboto, Arial, "Liberation Sans", ${fontStack}`;

/** What is partly clear: it has no contrast of its own and never lies under text alone. */
export type Effects = { readonly shadowCard: string; readonly shadowLifted: string; readonly scrim: string };

const effects: Readonly<Record<Scheme, Effects>> = {
  light: {
    shadowCard: '0 1px 2px rgba(74, 44, 28, 0.05), 0 6px 20px rgba(74, 44, 28, 0.06)',
    shadowLifted: '0 2px 6px rgba(74, 44, 28, 0.08), 0 18px 48px rgba(74, 44, 28, 0.18)',
    scrim: 'rgba(35, 22, 16, 0.5)',
  },
  dark: {
    shadowCard: '0 0 0 1px rgba(255, 240, 225, 0.05)',
    shadowLifted: '0 0 0 1px rgba(255, 240, 225, 0.1), 0 18px 48px rgba(0, 0, 0, 0.6)',
    scrim: 'rgba(0, 0, 0, 0.65)',
  },
};

export function paletteOf(theme: Theme): Palette {
  const colours = theme.scheme === 'dark' ? dark : light;
  return theme.size === 'elder' ? { ...colours, ...elderInk[theme.scheme] } : colours;
}

export function measuresOf(size: TextSize): (typeof measures)[TextSize] {
  return measures[size];
}

export function effectsOf(scheme: Scheme): Effects {
  return effects[scheme];
}
