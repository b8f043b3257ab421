import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumEnvironment, ensureChromiumFolder } from './chromium-folder.ts';
import { assertNoProblems, watchProblems } from './page-problems.ts';

/** `phone` is 390×844 at twice the pixels, with touch; `pc` is 1440×900. */
export type Device = 'phone' | 'pc';

export interface PageOptions {
  /** The browser's language; `zh-CN` unless said otherwise. */
  locale?: 'zh-CN' | 'en';
  dark?: boolean;
  /** On unless said otherwise: a colour caught half-way through a fade is neither a fair picture nor fair to axe. */
  reducedMotion?: boolean;
  /** In CSS pixels, instead of the device's own. */
  viewport?: { width: number; height: number };
  /** False keeps service workers out: they send by themselves, past whatever a test puts into the page's way. */
  hasServiceWorker?: boolean;
}

export interface TestBrowser {
  /** A page of a person of its own, in the time zone of Shanghai; `page.context().newPage()` opens that person's next tab. */
  newPage(device: Device, options?: PageOptions): Promise<Page>;
  /** @throws Error when a page had problems that its test did not take (`takeProblems`) */
  close(): Promise<void>;
}

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  // The wall to the outside stands below pages, service workers and sockets alike; page-problems.ts only tells of it.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/**
 * Starts a headless Chromium that came from npm alone, as any user, on a system without a browser or its libraries.
 * `ZHIJIA_TEST_BROWSER` names another Chromium to use, for systems other than Linux on x64.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ ...(await findChromium()), args: launchArguments, chromiumSandbox: false });
  const pages: Page[] = [];
  return {
    async newPage(device, options = {}) {
      const context = await browser.newContext({ ...deviceSettings(device, browser.version()), ...personSettings(options) });
      watchProblems(context);
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
    async close() {
      await browser.close();
      for (const page of pages) assertNoProblems(page);
    },
  };
}

async function findChromium() {
  const named = process.env.ZHIJIA_TEST_BROWSER;
  if (named !== undefined) return { executablePath: named };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Journeys bring their own browser on Linux x64 only: set ZHIJIA_TEST_BROWSER to the path of a Chromium');
  }
  const folder = await ensureChromiumFolder();
  return { executablePath: join(folder, 'chromium'), env: await chromiumEnvironment(folder) };
}

function deviceSettings(device: Device, version: string) {
  if (device === 'pc') return { viewport: { width: 1440, height: 900 } };
  const chrome = `Chrome/${version.split('.')[0]}.0.0.0`;
  return {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    userAgent: `Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Mobile Safari/537.36`,
  };
}

function personSettings({ locale = 'zh-CN', dark = false, reducedMotion = true, viewport, hasServiceWorker = true }: PageOptions) {
  return {
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? ('dark' as const) : ('light' as const),
    reducedMotion: reducedMotion ? ('reduce' as const) : ('no-preference' as const),
    serviceWorkers: hasServiceWorker ? ('allow' as const) : ('block' as const),
    ...(viewport === undefined ? {} : { viewport }),
  };
}
