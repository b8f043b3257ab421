import { describe, expect, test } from 'vitest';
import antdThemes from 'antd/es/theme';
import { contrast } from '#platform/kernel/contrast.ts';
import type { Theme } from '../tokens.ts';
import { antdTheme } from './antd-theme.ts';

const themes: readonly Theme[] = [
  { scheme: 'light', size: 'normal' }, { scheme: 'dark', size: 'normal' },
  { scheme: 'light', size: 'elder' }, { scheme: 'dark', size: 'elder' },
];

describe("antd's colours, after its own arithmetic", () => {
  test.each(themes)('text of $scheme $size reaches 4.5:1 on every ground', (theme) => {
    const config = antdTheme(theme);
    const made = antdThemes.getDesignToken(config);
    const button = config.components?.Button ?? {};
    const grounds = [made.colorBgContainer, made.colorBgLayout, made.colorBgElevated];
    const texts = [made.colorText, made.colorTextSecondary, made.colorTextTertiary, made.colorTextDescription, made.colorTextPlaceholder, made.colorLink];
    const pairs = [
      ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
      [button.primaryColor ?? '', made.colorPrimary] as const,
      [button.primaryColor ?? '', made.colorPrimaryHover] as const,
      [button.dangerColor ?? '', made.colorError] as const,
    ];
    expect(pairs.filter(([text, ground]) => contrast(text, ground) < 4.5)).toEqual([]);
  });
});
