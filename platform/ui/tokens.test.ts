import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast } from '#platform/kernel/contrast.ts';
import { tokenStylesheet } from './css-variables.ts';
import { markPairs, measuresOf, paletteOf, textPairs, type Theme } from './tokens.ts';

const themes: readonly Theme[] = [
  { scheme: 'light', size: 'normal' }, { scheme: 'dark', size: 'normal' },
  { scheme: 'light', size: 'elder' }, { scheme: 'dark', size: 'elder' },
];

const ROOM = import.meta.dirname;
const stylesheets = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

describe('contrast', () => {
  test('agrees with the two published end points', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test.each(themes)('every text pair of $scheme $size reaches 4.5:1', (theme) => {
    const colours = paletteOf(theme);
    const weak = textPairs.filter(([text, ground]) => contrast(colours[text], colours[ground]) < 4.5);
    expect(weak).toEqual([]);
  });

  test.each(themes)('every edge and mark of $scheme $size reaches 3:1', (theme) => {
    const colours = paletteOf(theme);
    expect(markPairs.filter(([mark, ground]) => contrast(colours[mark], colours[ground]) < 3)).toEqual([]);
  });

  test('a rule that sets text and ground uses a pair that is measured here', () => {
    const measured = new Set([...textPairs, ...markPairs].map(([text, ground]) => `${kebab(text)} on ${kebab(ground)}`));
    const used = stylesheets.flatMap((name) => colourPairs(readFileSync(join(ROOM, name), 'utf8')).map((pair) => ({ name, pair })));
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter(({ pair }) => !measured.has(pair))).toEqual([]);
  });

  test('no stylesheet names a colour of its own', () => {
    const named = stylesheets.filter((name) => name !== 'tokens.css')
      .filter((name) => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(join(ROOM, name), 'utf8')));
    expect(named).toEqual([]);
  });
});

describe('sizes', () => {
  test('the elder view keeps the ministry figures: text ≥ 18, entries 30, touch ≥ 60, lines ≥ 1.3', () => {
    const { type, touch, lineText, lineHeading } = measuresOf('elder');
    expect(Math.min(...Object.values(type))).toBeGreaterThanOrEqual(18);
    expect(type.entry).toBeGreaterThanOrEqual(30);
    expect(touch).toBeGreaterThanOrEqual(60);
    expect(Math.min(lineText, lineHeading)).toBeGreaterThanOrEqual(1.3);
  });

  test('the ordinary view keeps touch ≥ 44', () => {
    expect(measuresOf('normal').touch).toBeGreaterThanOrEqual(44);
  });
});

test('tokens.css is written from tokens.ts', async () => {
  await expect(tokenStylesheet()).toMatchFileSnapshot('./tokens.css');
});

/** The text and ground that each rule sets together, as `ink on surface`. */
function colourPairs(css: string): string[] {
  return [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
    const text = /(?:^|[\s;])color:\s*var\(--([a-z-]+)\)/.exec(body)?.[1];
    const ground = /background(?:-color)?:\s*var\(--([a-z-]+)\)/.exec(body)?.[1];
    return text !== undefined && ground !== undefined ? [`${text} on ${ground}`] : [];
  });
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
