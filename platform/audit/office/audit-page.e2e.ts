import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '#apps/server/as-system.ts';
import { officerId } from '#apps/server/demo/people.ts';
import { readSettings } from '#apps/server/settings.ts';
import { assertSound, wordsOf } from '#apps/server/testing/browser-journey.ts';
import { startServer, type RunningServer } from '#apps/server/testing/running-server.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { granted } from '#platform/access/events.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { openSession } from '#platform/accounts/sessions.ts';
import { sessionCookieName } from '#platform/http/server.ts';
import { record } from '#platform/journal/journal.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { newId } from '#platform/kernel/random.ts';
import { launchBrowser, type TestBrowser } from '#platform/testkit/browser/launch-browser.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { auditConsumer, makeCheckpoint } from '../sequence.ts';

const t = wordsOf('zh-CN');
let folder = '';
let server: RunningServer;
let browser: TestBrowser;
let cookie = '';

beforeAll(async () => {
  folder = await makeTestFolder('zhijia-audit-');
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
  const personId = officerId('shaanxi', 'chair');
  await withHouse(readSettings({ ZHIJIA_DATA: folder }), async (open) => {
    await asSystem(open, 'demo', async (ctx) => {
      const [chair] = await listGrantsOf(ctx.tx, [personId], ctx.clock.now());
      if (chair === undefined) throw new Error('the demonstration has no topmost chair');
      await record(ctx, [granted({
        grantId: newId<'grant'>(ctx), personId, unionId: chair.unionId, orgPath: chair.orgPath, linePath: chair.linePath, role: 'audit-officer',
        hasSubtree: true, grantedBy: null, parentGrantId: null, validUntil: null,
      })]);
    });
    await drainTail(open.db, open.house.clock, auditConsumer);
    await open.db.transact({ 'app.system': 'tail' }, (tx) => makeCheckpoint(tx, open.house));
    await asSystem(open, 'job', (ctx) => openSession(
      { ...ctx, answer: { setSession: (token) => { cookie = token; }, clearSession: () => {} } }, { kind: 'officer', personId },
    ));
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['pc', 'phone'] as const)('the audit page on a %s', (device) => {
  test('gives the checkpoint, compares it again, and shows who had the tree verified', async () => {
    const page = await browser.newPage(device);
    await page.context().addCookies([{ name: sessionCookieName(false), value: cookie, url: server.url }]);
    await page.goto(`${server.url}/office/audit`);
    await page.getByRole('heading', { level: 1, name: t('audit.office.title') }).waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: t('audit.office.download') }).first().click();
    const file = await (await waiting).path();
    await page.locator('.audit-file input').setInputFiles({ name: 'checkpoint.txt', mimeType: 'text/plain', buffer: await readFile(file) });
    await page.getByText(t('audit.office.compared.same'), { exact: true }).waitFor();
    await page.getByRole('button', { name: t('audit.office.verify') }).click();
    await page.getByText(t('audit.office.asked'), { exact: true }).waitFor();
    await expect.poll(async () => {
      await page.reload();
      await page.getByRole('heading', { level: 2, name: t('audit.office.verifications') }).waitFor();
      return page.locator('.audit-list .zj-badge').count();
    }, { timeout: 20_000 }).toBeGreaterThan(0);
    await assertSound(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

describe.each(['pc', 'phone'] as const)('the page of retention on a %s', (device) => {
  test('shows every kind with its rule and what is due, and takes another period at the top', async () => {
    const page = await browser.newPage(device);
    await page.context().addCookies([{ name: sessionCookieName(false), value: cookie, url: server.url }]);
    await page.goto(`${server.url}/office/audit`);
    await page.getByRole('link', { name: t('audit.office.retention') }).click();
    await page.getByRole('heading', { level: 1, name: t('keeping.office.title') }).waitFor();
    const card = page.locator('.retention-kind').filter({ has: page.getByRole('heading', { name: t('keeping.office.kind.notices') }) });
    await card.getByRole('button', { name: t('keeping.office.change') }).click();
    const days = card.getByRole('textbox', { name: t('keeping.office.field') });
    await days.fill('29');
    await card.getByRole('button', { name: t('keeping.office.save') }).click();
    await card.getByText(t('keeping.office.bad', { least: 30, most: 365 })).waitFor();
    await days.fill(device === 'pc' ? '90' : '60');
    await card.getByText(t('keeping.office.shorter')).waitFor();
    await assertSound(page);
    await takePicture(page, `retention-${device}`);
    await card.getByRole('button', { name: t('keeping.office.save') }).click();
    await card.getByText(t('keeping.office.saved', { days: device === 'pc' ? 90 : 60 })).waitFor();
    await assertSound(page);
  });
});
