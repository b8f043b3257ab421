import { BROWSERS, SYSTEMS } from './contract/device-lists.ts';

export type DeviceWords = { readonly system: (typeof SYSTEMS)[number]; readonly browser: (typeof BROWSERS)[number] };

/** In this order: Edge and WeChat also say Chrome, Chrome also says Safari, Android and HarmonyOS also say Linux. */
const SYSTEM_SIGNS: readonly (readonly [RegExp, DeviceWords['system']])[] = [
  [/OpenHarmony|HarmonyOS/i, 'harmony'], [/Windows/i, 'windows'], [/iPhone|iPad/i, 'ios'], [/Android/i, 'android'], [/Macintosh/i, 'macos'],
  [/Linux|X11/i, 'linux'],
];
const BROWSER_SIGNS: readonly (readonly [RegExp, DeviceWords['browser']])[] = [
  [/MicroMessenger/i, 'wechat'], [/Edg(e|A|iOS)?\//i, 'edge'], [/Firefox|FxiOS/i, 'firefox'], [/Chrome|CriOS|Chromium/i, 'chrome'], [/Safari/i, 'safari'],
];

/** What a device calls itself, in words its owner knows. A browser may say anything; it is a memory aid and decides nothing. */
export function deviceWords(userAgent: string | undefined): DeviceWords {
  const text = (userAgent ?? '').slice(0, 500);
  return {
    system: SYSTEM_SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'unknown',
    browser: BROWSER_SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'unknown',
  };
}

export function toAgent({ system, browser }: DeviceWords): string {
  return `${system}/${browser}`;
}

export function readAgent(agent: string | null): DeviceWords {
  const [system, browser] = (agent ?? '').split('/');
  return { system: SYSTEMS.find((one) => one === system) ?? 'unknown', browser: BROWSERS.find((one) => one === browser) ?? 'unknown' };
}
