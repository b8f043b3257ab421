import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { embeddedErrors } from '#platform/db/embedded/embedded-errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import databaseEnglish from '#platform/db/embedded/locale/en.json' with { type: 'json' };
import databaseChinese from '#platform/db/embedded/locale/zh-CN.json' with { type: 'json' };
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { isSettingError, readSettings, toPublicUrl } from './settings.ts';
import { startupErrors } from './startup-errors.ts';
import { toTerminalText } from './terminal-text.ts';

const seed = Number(process.env.SEED ?? 20261123);
const VARIABLES = ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'ZHIJIA_DATA', 'ZHIJIA_DEMO', 'ZHIJIA_SMS', 'ZHIJIA_PROFILE'];

function codeOf(env: Record<string, string>): string {
  try {
    readSettings(env);
    return 'accepted';
  } catch (error) {
    return isSettingError(error) ? error.code : String(error);
  }
}

describe('settings', () => {
  test('without any variable, or with empty ones, are the demonstration on port 3000 in the project\'s data folder', () => {
    const plain = readSettings({});
    expect(plain).toEqual({
      port: 3000, isPortFixed: false, publicUrl: undefined, databaseUrl: undefined,
      dataDirectory: expect.stringMatching(/[\\/]data$/), isDemonstration: true, sms: 'inbox', profile: 'asvs', directory: undefined, wechat: undefined,
    });
    expect(readSettings(Object.fromEntries(VARIABLES.map((name) => [name, ' '])))).toEqual(plain);
  });

  test.each([
    ['PORT', '8080', { port: 8080, isPortFixed: true }],
    ['PORT', '0', { port: 0, isPortFixed: true }],
    ['PUBLIC_URL', 'https://Zhijia.Example.cn/', { publicUrl: 'https://zhijia.example.cn' }],
    ['PUBLIC_URL', 'http://10.0.0.8:3000', { publicUrl: 'http://10.0.0.8:3000' }],
    ['PUBLIC_URL', 'https://职家.cn', { publicUrl: 'https://xn--fct546f.cn' }],
    ['DATABASE_URL', 'postgres://u:p%40ss@db:5432/zhijia', { databaseUrl: 'postgres://u:p%40ss@db:5432/zhijia' }],
    ['DATABASE_URL', 'postgresql://db/zhijia?sslmode=require', { databaseUrl: 'postgresql://db/zhijia?sslmode=require' }],
    ['ZHIJIA_DATA', '/srv/职 家', { dataDirectory: '/srv/职 家' }],
    ['ZHIJIA_DEMO', '0', { isDemonstration: false }],
    ['ZHIJIA_DEMO', '1', { isDemonstration: true }],
    ['ZHIJIA_SMS', 'inbox', { sms: 'inbox' }],
    ['ZHIJIA_PROFILE', 'djbh-l3', { profile: 'djbh-l3' }],
  ])('%s=%s is honoured', (name, value, expected) => {
    expect(readSettings({ [name]: value })).toMatchObject(expected);
  });

  const DIRECTORY = { ZHIJIA_OIDC_ISSUER: 'https://sso.example.cn/realms/a', ZHIJIA_OIDC_CLIENT_ID: 'zhijia', ZHIJIA_OIDC_CLIENT_SECRET: 'secret' };

  test('a directory is taken whole or not at all, over https or from this machine', () => {
    expect(readSettings(DIRECTORY).directory).toEqual({
      issuer: 'https://sso.example.cn/realms/a', clientId: 'zhijia', clientSecret: 'secret', claim: 'preferred_username', name: 'SSO',
    });
    expect(readSettings({ ...DIRECTORY, ZHIJIA_OIDC_CLAIM: 'employee_number', ZHIJIA_OIDC_NAME: '集团统一身份' }).directory)
      .toMatchObject({ claim: 'employee_number', name: '集团统一身份' });
    expect(codeOf({ ...DIRECTORY, ZHIJIA_OIDC_CLIENT_SECRET: '' })).toBe('server/setting-oidc-half');
    expect(['http://sso.example.cn', 'sso.example.cn', 'http://127.0.0.1:8080'].map((issuer) => codeOf({ ...DIRECTORY, ZHIJIA_OIDC_ISSUER: issuer })))
      .toEqual(['server/setting-oidc-issuer', 'server/setting-oidc-issuer', 'accepted']);
  });

  test('a public account is taken with its secret\'s file and a public address, or not at all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhijia-settings-'));
    try {
      const [good, wrong] = [join(folder, 'secret'), join(folder, 'wrong')];
      await writeFile(good, `${'0a'.repeat(16)}\n`);
      await writeFile(wrong, 'not a secret');
      const wechat = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET_FILE: good, PUBLIC_URL: 'https://zhijia.cn' };
      expect(readSettings(wechat).wechat).toEqual({ appId: 'wx0123456789abcdef', appSecret: '0a'.repeat(16) });
      const refused = [{ WECHAT_APP_ID: '' }, { WECHAT_APP_SECRET_FILE: '' }, { WECHAT_APP_ID: 'gh_0123' }, { PUBLIC_URL: '' }, { WECHAT_APP_SECRET_FILE: wrong },
        { WECHAT_APP_SECRET_FILE: folder }, { WECHAT_APP_SECRET_FILE: join(folder, 'none') }];
      expect(refused.map((change) => codeOf({ ...wechat, ...change }))).toEqual([
        'server/setting-wechat-half', 'server/setting-wechat-half', 'server/setting-wechat-app-id', 'server/setting-wechat-public-url',
        'server/setting-wechat-secret', 'server/setting-wechat-secret', 'server/setting-wechat-secret',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ['PORT', '65536', 'setting-port'], ['PORT', '-1', 'setting-port'], ['PORT', '80a', 'setting-port'],
    ['PORT', '3e3', 'setting-port'], ['PORT', '３０００', 'setting-port'],
    ['PUBLIC_URL', 'zhijia.cn', 'setting-public-url'], ['PUBLIC_URL', 'ftp://zhijia.cn', 'setting-public-url'],
    ['PUBLIC_URL', 'javascript:alert(1)', 'setting-public-url'], ['PUBLIC_URL', 'https://', 'setting-public-url'],
    ['PUBLIC_URL', 'https://zhijia.cn/app', 'setting-public-url-path'], ['PUBLIC_URL', 'https://a:b@zhijia.cn', 'setting-public-url-path'],
    ['PUBLIC_URL', 'https://zhijia.cn/?a', 'setting-public-url-path'], ['PUBLIC_URL', 'https://zhijia.cn/#a', 'setting-public-url-path'],
    ['DATABASE_URL', 'mysql://db/zhijia', 'setting-database-url'], ['DATABASE_URL', 'localhost:5432/zhijia', 'setting-database-url'],
    ['DATABASE_URL', 'postgres://u:50%@db/zhijia', 'setting-database-url'], ['DATABASE_URL', 'postgres://u:p@db', 'setting-database-name'],
    ['DATABASE_URL', 'postgres:///zhijia', 'setting-database-name'], ['DATABASE_URL', 'postgres://db/', 'setting-database-name'],
    ['ZHIJIA_DATA', '~/zhijia', 'setting-data-tilde'], ['ZHIJIA_DEMO', 'false', 'setting-demo'], ['ZHIJIA_SMS', 'aliyun', 'setting-sms'],
  ])('%s=%s is refused', (name, value, code) => {
    expect(codeOf({ [name]: value })).toBe(`server/${code}`);
  });

  test('never throw anything but a SettingError, whose text names the variable and gives an example that is accepted', () => {
    const fragment = fc.constantFrom('http://', 'postgres://', 'x', '@', ':', '/', '%', '%40', '~', '0', '1', '70000', '[::1]', '职', ' ', '\0', '?#');
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')), fc.webUrl());
    fc.assert(fc.property(fc.constantFrom(...VARIABLES), value, (name, text) => {
      try {
        const settings = readSettings({ [name]: text });
        expect(isAbsolute(settings.dataDirectory)).toBe(true);
        if (settings.publicUrl !== undefined) expect(new URL(settings.publicUrl).origin).toBe(settings.publicUrl);
      } catch (error) {
        if (!isSettingError(error)) throw error;
        const lines = toTerminalText(error).split('\n');
        expect(lines).toHaveLength(2);
        for (const line of lines) {
          expect(line.startsWith(name)).toBe(true);
          const [, example = ''] = /=(\S+?)[.。]?$/.exec(line) ?? [];
          expect(codeOf({ [name]: example })).toBe('accepted');
        }
      }
    }), { seed, numRuns: 2000 });
  });
});

test('links carry PUBLIC_URL, else this machine and the port that was really taken', () => {
  expect(toPublicUrl(readSettings({}), 3007)).toBe('http://localhost:3007');
  expect(toPublicUrl(readSettings({ PUBLIC_URL: 'https://zhijia.cn' }), 3007)).toBe('https://zhijia.cn');
});

test('every failure of the start has a sentence in both languages, with the same blanks', () => {
  const codes = Object.values({ ...startupErrors, ...embeddedErrors }).map((entry) => entry.code).sort();
  const translations: Record<string, string>[] = [{ ...chinese, ...databaseChinese }, { ...english, ...databaseEnglish }];
  for (const code of codes) {
    const [one, other] = translations.map((sentences) => [...new Set(sentences[code]?.match(/\{\w+\}/g))].sort());
    expect(one, code).toBeDefined();
    expect(one, code).toEqual(other);
    expect(toTerminalText(new AppError({ code, kind: 'unavailable' })).split('\n'), code).toHaveLength(2);
  }
});
