import { effectsOf, fontStack, latinFontStack, measuresOf, paletteOf, radius, spacing, type Theme } from './tokens.ts';

type Variables = Readonly<Record<`--${string}`, string>>;

/** The tokens of one theme as CSS custom properties; type is in rem, so the browser's own text size still counts. */
function cssVariables(theme: Theme): Variables {
  return { ...colourVariables(theme), ...sizeVariables(theme), ...fixedVariables() };
}

/**
 * The stylesheet behind `tokens.css`: light first, dark where the person or the device asks for it, elder by `data-size`.
 * A file rather than a script, so the first paint has its colours and the content policy needs no inline style.
 */
export function tokenStylesheet(): string {
  const light = { scheme: 'light', size: 'normal' } as const;
  const dark = { scheme: 'dark', size: 'normal' } as const;
  const darkBlock = { 'color-scheme': 'dark', ...colourVariables(dark) };
  const elderLight = difference(cssVariables({ ...light, size: 'elder' }), cssVariables(light));
  const elderDark = difference(colourVariables({ ...dark, size: 'elder' }), colourVariables(dark));
  return [
    '/* Written from tokens.ts; tokens.test.ts compares. */',
    rule(':root', { 'color-scheme': 'light', ...cssVariables(light) }),
    rule(':root:lang(en)', { '--font': latinFontStack }),
    rule(":root[data-size='elder']", elderLight),
    media('(prefers-color-scheme: dark)', rule(':root:not([data-theme])', darkBlock)),
    rule(":root[data-theme='dark']", darkBlock),
    media('(prefers-color-scheme: dark)', rule(":root[data-size='elder']:not([data-theme])", elderDark)),
    rule(":root[data-theme='dark'][data-size='elder']", elderDark),
    '',
  ].join('\n');
}

function colourVariables(theme: Theme): Variables {
  const named = Object.entries({ ...paletteOf(theme), ...effectsOf(theme.scheme) });
  return Object.fromEntries(named.map(([name, value]) => [`--${kebab(name)}`, value]));
}

function sizeVariables(theme: Theme): Variables {
  const { type, lineText, lineHeading, touch, tapIcon } = measuresOf(theme.size);
  const sizes = Object.entries(type).map(([name, pixels]) => [`--type-${name}`, `${pixels / 16}rem`]);
  return {
    ...Object.fromEntries(sizes),
    '--line-text': String(lineText),
    '--line-heading': String(lineHeading),
    '--touch': `${touch}px`,
    '--tap-icon': `${tapIcon}px`,
  };
}

function fixedVariables(): Variables {
  const spaces = spacing.map((pixels, step) => [`--space-${step}`, `${pixels}px`]);
  const radii = Object.entries(radius).map(([name, pixels]) => [`--radius-${name}`, `${pixels}px`]);
  return { ...Object.fromEntries([...spaces, ...radii]), '--font': fontStack };
}

function difference(changed: Variables, from: Variables): Variables {
  const kept = new Map(Object.entries(from));
  return Object.fromEntries(Object.entries(changed).filter(([name, value]) => kept.get(name) !== value));
}

function rule(selector: string, declarations: Readonly<Record<string, string>>): string {
  const lines = Object.entries(declarations).map(([name, value]) => `  ${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}`;
}

function media(query: string, block: string): string {
  return `@media ${query} {\n${block.replaceAll(/^/gm, '  ')}\n}`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
