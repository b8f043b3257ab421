import antdThemes from 'antd/es/theme';
import type { ThemeConfig } from 'antd/es/config-provider';
import { effectsOf, measuresOf, paletteOf, radius, type Palette, type Theme } from '../tokens.ts';

/**
 * The same tokens in antd's words. antd's own greys, link blue and tag colours miss 4.5:1, so every text colour is ours.
 * A desk has a mouse and more to show: 14 px text and 36 px controls, 18 px and 44 px in the large view.
 */
export function antdTheme(theme: Theme): ThemeConfig {
  const colours = paletteOf(theme);
  const isElder = theme.size === 'elder';
  return {
    algorithm: theme.scheme === 'dark' ? antdThemes.darkAlgorithm : antdThemes.defaultAlgorithm,
    cssVar: { key: 'zhijia' },
    token: {
      ...colourTokens(colours),
      // Which faces come first depends on the language (tokens.css).
      fontFamily: 'var(--font)',
      fontSize: isElder ? measuresOf('elder').type.small : 14,
      controlHeight: isElder ? 44 : 36,
      borderRadius: radius.small,
      borderRadiusLG: radius.control,
      boxShadowTertiary: effectsOf(theme.scheme).shadowCard,
      motionDurationMid: '0.15s',
    },
    components: componentTokens(colours),
  };
}

function colourTokens(colours: Palette): ThemeConfig['token'] {
  return {
    colorPrimary: colours.brand,
    colorPrimaryHover: colours.brandPressed,
    colorPrimaryActive: colours.brandPressed,
    colorPrimaryBg: colours.brandSoft,
    colorInfo: colours.infoInk,
    colorSuccess: colours.okInk,
    colorWarning: colours.warnInk,
    colorError: colours.dangerInk,
    colorLink: colours.link,
    colorLinkHover: colours.link,
    colorLinkActive: colours.link,
    colorText: colours.ink,
    colorTextHeading: colours.ink,
    colorTextSecondary: colours.inkSoft,
    colorTextTertiary: colours.inkSoft,
    colorTextDescription: colours.inkSoft,
    colorTextQuaternary: colours.inkSoft,
    colorTextPlaceholder: colours.inkSoft,
    colorIcon: colours.inkSoft,
    colorBgLayout: colours.paper,
    colorBgContainer: colours.surface,
    colorBgElevated: colours.surface,
    colorBorder: colours.lineStrong,
    colorBorderSecondary: colours.line,
    colorSplit: colours.line,
    controlOutline: colours.focus,
    controlItemBgActive: colours.brandSoft,
    controlItemBgHover: colours.sunken,
  };
}

function componentTokens(colours: Palette): ThemeConfig['components'] {
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, primaryColor: colours.onBrand, dangerColor: colours.surface },
    Input: { activeShadow: `0 0 0 2px ${colours.focus}`, activeBorderColor: colours.focus, hoverBorderColor: colours.ink },
    Layout: { bodyBg: colours.paper, headerBg: colours.surface, siderBg: colours.surface },
    Select: { activeOutlineColor: colours.focus, activeBorderColor: colours.focus, optionSelectedColor: colours.brandInk },
    Table: { headerBg: colours.sunken, headerColor: colours.inkSoft, rowHoverBg: colours.sunken, borderColor: colours.line, cellPaddingBlock: 12 },
    Tabs: { itemSelectedColor: colours.brandInk, inkBarColor: colours.brandInk, itemHoverColor: colours.brandInk, itemActiveColor: colours.brandInk },
    Segmented: { trackBg: colours.sunken, itemColor: colours.inkSoft, itemSelectedColor: colours.brandInk, itemSelectedBg: colours.surface },
    Pagination: { itemActiveColor: colours.brandInk, itemActiveColorHover: colours.brandInk },
  };
}
