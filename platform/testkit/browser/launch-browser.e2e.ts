import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { ensureChromiumFolder } from './chromium-folder.ts';
import { type Device, launchBrowser, type PageOptions, type TestBrowser } from './launch-browser.ts';
import { assertNoProblems, pageProblems, takeProblems } from './page-problems.ts';
import { tabStops } from './tab-stops.ts';
import { takePicture } from './take-picture.ts';

const style = 'body { font-family: "Noto Sans SC", sans-serif; color: #111; background: #fff } a, button, input { padding: 12px }';

const bodies: Record<string, string> = {
  '/': '<h1>职工之家</h1><a href="/">首页</a><button>提交诉求</button><label>姓名 <input></label><p id="zone"></p>',
  '/low-contrast': '<h1>职工之家</h1><p style="color: #bbb">维权</p>',
  '/small-target': '<a href="#a" style="padding: 0; font-size: 8px; display: block">甲</a><a href="#b" style="padding: 0; font-size: 8px; display: block">乙</a>',
  '/console-error': '<script>console.error("出错了")</script>',
  '/page-error': '<script>Promise.reject(new Error("没有接住"))</script>',
  '/missing-file': '<img src="/none.png" alt="">',
  '/refused': '<script>fetch("/none.json").then((answer) => { document.title = answer.status })</script>',
  '/broken': '<script>fetch("/server-error")</script>',
  '/trap-of-one': '<button>前</button><input aria-label="陷阱" onkeydown="event.key === \'Tab\' && event.preventDefault()"><button>后</button>',
  '/trap-of-two': '<input id="a" aria-label="起" onblur="setTimeout(() => b.focus())"><input id="b" aria-label="止" onblur="setTimeout(() => a.focus())"><button>后</button>',
  '/dialog': '<button>背后</button><dialog id="d"><button>确定</button><button></button></dialog><script>d.showModal()</script>',
  '/looping-dialog': '<div role="dialog" aria-modal="true" aria-label="问"><button id="a">是</button><button onblur="setTimeout(() => a.focus())">否</button></div>',
};

describe('a browser from npm alone', () => {
  let browser: TestBrowser;
  let server: Server;
  let outside: Server;
  let address = '';
  let outsideAddress = '';
  let outsideHits = 0;

  beforeAll(async () => {
    server = await listen('127.0.0.1', (path) => {
      if (path === '/outside') return [200, `<img alt="" src="${outsideAddress}/picture"><script>new WebSocket("${outsideAddress.replace('http', 'ws')}/socket")</script>`];
      if (path === '/server-error') return [503, ''];
      const body = bodies[path];
      return body === undefined ? [404, ''] : [200, body];
    });
    // Another loopback address stands for the world outside: should the wall have a hole, nothing leaves this machine.
    outside = await listen('127.0.0.2', () => [200, String((outsideHits += 1))]);
    address = addressOf(server);
    outsideAddress = addressOf(outside);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    server.close();
    outside.close();
    await browser.close();
  });

  async function open(path: string, device: Device = 'phone', options?: PageOptions): Promise<Page> {
    const page = await browser.newPage(device, options);
    await page.goto(address + path);
    return page;
  }

  test('the phone has touch, two pixels per pixel, Chinese and the time zone of Shanghai', async () => {
    const page = await open('/');
    const seen = await page.evaluate(() => ({
      size: [innerWidth, innerHeight, devicePixelRatio],
      touch: matchMedia('(pointer: coarse)').matches,
      isMobile: navigator.userAgent.includes('Mobile'),
      language: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
      hour: new Date(0).getHours(),
    }));
    expect(seen).toEqual({ size: [390, 844, 2], touch: true, isMobile: true, language: 'zh-CN', dark: false, still: true, hour: 8 });
  });

  test('the PC is 1440 × 900, and options change language, colours and size', async () => {
    const page = await open('/', 'pc');
    expect(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([1440, 900, 1]);
    const other = await open('/', 'pc', { locale: 'en', dark: true, reducedMotion: false, viewport: { width: 800, height: 600 } });
    const seen = await other.evaluate(() => [
      innerWidth,
      navigator.language,
      matchMedia('(prefers-color-scheme: dark)').matches,
      matchMedia('(prefers-reduced-motion: reduce)').matches,
    ]);
    expect(seen).toEqual([800, 'en', true, false]);
  });

  test('Chinese characters are drawn, not boxes, in any family that a page asks for', async () => {
    const page = await open('/');
    const distinct = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
      const brush = canvas.getContext('2d');
      const draw = (text: string, family: string) => {
        if (brush === null) return '';
        brush.clearRect(0, 0, 40, 40);
        brush.font = `32px ${family}`;
        brush.fillText(text, 2, 34);
        return canvas.toDataURL();
      };
      const families = ['"Noto Sans SC"', 'sans-serif', 'system-ui', '"Microsoft YaHei"', 'monospace', '"Not There"'];
      return families.map((family) => new Set(['职', '工', '之', '㐂', '镕'].map((text) => draw(text, family))).size);
    });
    expect(distinct).toEqual([5, 5, 5, 5, 5, 5]);
  });

  test('axe finds nothing on a good page, under its content security policy', async () => {
    const page = await open('/');
    expect(await axeViolations(page)).toEqual([]);
    assertNoProblems(page);
  });

  test('control: axe finds low contrast and names the element', async () => {
    const violations = await axeViolations(await open('/low-contrast'));
    expect(violations).toMatchObject([{ id: 'color-contrast', impact: 'serious' }]);
    expect(violations[0]?.nodes[0]?.html).toContain('维权');
    expect(violations[0]?.nodes[0]?.summary).toContain('contrast');
  });

  test('control: axe finds targets too small for a thumb (WCAG 2.2)', async () => {
    expect((await axeViolations(await open('/small-target'))).map(({ id }) => id)).toEqual(['target-size']);
  });

  test.each([
    ['/console-error', 'console-error', '出错了'],
    ['/page-error', 'page-error', '没有接住'],
    ['/missing-file', 'missing-file', 'none.png → 404'],
    ['/broken', 'server-error', '/server-error → 503'],
  ])('control: %s fails the test with %s', async (path, kind, text) => {
    const page = await open(path);
    await expect.poll(() => pageProblems(page)).toEqual([{ kind, text: expect.stringContaining(text) }]);
    expect(() => assertNoProblems(page)).toThrow(text);
    takeProblems(page);
    assertNoProblems(page);
  });

  test('a refusal (4xx) of a call is not a problem of the page', async () => {
    const page = await open('/refused');
    await page.waitForFunction(() => document.title === '404');
    assertNoProblems(page);
  });

  test('control: requests to another host are recorded and never arrive', async () => {
    const page = await open('/outside');
    await expect.poll(() => pageProblems(page).filter(({ kind }) => kind === 'outside-request').length).toBe(2);
    const texts = takeProblems(page).map(({ text }) => text).join('\n');
    expect(texts).toContain(`GET ${outsideAddress}/picture`);
    expect(texts).toContain('/socket');
    expect(outsideHits).toBe(0);
    expect((await fetch(outsideAddress)).status).toBe(200);
    expect(outsideHits).toBe(1);
  });

  test('closing the browser fails when a problem was left, so that forgetting to look does not pass', async () => {
    const careless = await launchBrowser();
    await (await careless.newPage('pc')).goto(`${address}/console-error`);
    await expect(careless.close()).rejects.toThrow('出错了');
  });

  test('Tab passes everything once and leaves the page', async () => {
    expect(await tabStops(await open('/'), 20)).toEqual(['首页', '提交诉求', '姓名']);
    expect(await tabStops(await open('/'), 2)).toEqual(['首页', '提交诉求']);
  });

  test('control: a keyboard trap is found, of one element and of two', async () => {
    await expect(tabStops(await open('/trap-of-one'), 20)).rejects.toThrow('陷阱 → 陷阱');
    await expect(tabStops(await open('/trap-of-two', 'pc'), 20)).rejects.toThrow('Tab is trapped');
  });

  test('a modal dialog may keep the focus, and a thing without a name is told', async () => {
    expect(await tabStops(await open('/dialog'), 20)).toEqual(['(unnamed button)']);
    expect(await tabStops(await open('/looping-dialog', 'pc'), 20)).toEqual(['是', '否']);
  });

  test('a picture is a PNG at the device pixels, outside the checkout unless asked for', async () => {
    const file = await takePicture(await open('/'), 'testkit/home');
    const picture = await readFile(file);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([780, 1688]);
    expect(file.startsWith(tmpdir())).toBe(process.env.PICTURES !== '1');
    await expect(takePicture(await open('/'), '../outside')).rejects.toThrow("Not a picture's name");
  });
});

describe('the folder that Chromium is unpacked into', () => {
  let parent: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), '职工 之家-'));
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  test('two runs that start at once get the same complete folder, and a gap in it is filled', async () => {
    const [folder, same] = await Promise.all([ensureChromiumFolder(parent), ensureChromiumFolder(parent)]);
    expect(same).toBe(folder);
    await rm(join(folder, 'chromium'));
    expect(await ensureChromiumFolder(parent)).toBe(folder);
    expect((await stat(join(folder, 'chromium'))).size).toBeGreaterThan(100_000_000);
    await chmod(folder, 0o777);
    await expect(ensureChromiumFolder(parent)).rejects.toThrow('not a private folder');
  });

  test('a link put under its name is refused', async () => {
    const elsewhere = await mkdtemp(join(parent, 'elsewhere-'));
    const inner = join(parent, 'inner');
    await mkdir(inner);
    const name = (await ensureChromiumFolder(elsewhere)).slice(elsewhere.length + 1);
    await symlink(join(elsewhere, name), join(inner, name));
    await expect(ensureChromiumFolder(inner)).rejects.toThrow('not a private folder');
  });
});

async function listen(host: string, answer: (path: string) => [number, string]): Promise<Server> {
  const server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? '/');
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src * 'unsafe-inline'; script-src 'unsafe-inline'",
    });
    response.end(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>职家</title><style>${style}</style><main>${body}</main></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return server;
}

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo; // -- a TCP server's address is never a pipe's name
  return `http://${address}:${port}`;
}
