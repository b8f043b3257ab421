import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import { isLocal } from './directory-port.ts';
import { createWechat, type WechatAddresses, type WechatPort, type WechatSettings } from './wechat-port.ts';

/** What the page of the stand-in says, and the people it lets choose from; a real WeChat knows who holds it. */
export type StandInWords = { readonly title: string; readonly visitors: readonly string[] };

export type StandInParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: WechatSettings;
  readonly words: StandInWords;
  /** For tests: true when it has answered itself, late or wrongly. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

export type WechatStandIn = WechatAddresses & { close(): Promise<void> };

type Code = { readonly visitor: string; readonly madeAt: number; isUsed: boolean };

const CODE_LIVES_MS = 5 * 60_000;

/**
 * WeChat's two addresses for pages of a public account, on this machine alone: its checks, its return codes (with status
 * 200 and as text/plain, as they come), codes that open once for five minutes, an openid of its own for each appid.
 */
export async function openWechatStandIn(parts: StandInParts): Promise<WechatStandIn> {
  const codes = new Map<string, Code>();
  const server = createServer((request, response) => {
    if (parts.intercept?.(request, response) === true) return;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/connect/oauth2/authorize') return authorize({ ...parts, codes }, searchParams, response);
    if (pathname === '/sns/oauth2/access_token') return send(response, 'text/plain', JSON.stringify(exchange({ ...parts, codes }, searchParams)));
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  // A demonstration ends when its server does; nothing waits for this one.
  server.unref();
  const address = server.address();
  const own = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return { page: own, api: own, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
}

/** For a demonstration: nothing listens before somebody wants in by WeChat. */
export function createStandInWechat(parts: StandInParts): WechatPort {
  let opened: Promise<{ standIn: WechatStandIn; port: WechatPort }> | undefined;
  const open = () => opened ??= openWechatStandIn(parts).then((standIn) => ({ standIn, port: createWechat(parts.settings, standIn) }));
  return {
    appId: parts.settings.appId, opensIn: 'anywhere',
    begin: async (round) => (await open()).port.begin(round),
    finish: async (code) => (await open()).port.finish(code),
    close: async () => { await (await opened)?.standIn.close(); },
  };
}

type At = Pick<StandInParts, 'clock' | 'random' | 'settings' | 'words'> & { readonly codes: Map<string, Code> };

function authorize(at: At, asked: URLSearchParams, response: ServerResponse): void {
  const fault = faultOf(at, asked);
  if (fault !== undefined) return send(response, 'text/html', page(at.words.title, `<p>${fault}</p>`));
  const visitor = asked.get('visitor');
  if (visitor === null) return send(response, 'text/html', page(at.words.title, choices(at.words, asked)));
  const code = Buffer.from(at.random.bytes(16)).toString('hex');
  at.codes.set(code, { visitor, madeAt: at.clock.now().getTime(), isUsed: false });
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('code', code);
  back.searchParams.set('state', asked.get('state') ?? '');
  response.writeHead(302, { location: back.href }).end();
}

/** The codes that WeChat's own page shows. */
function faultOf({ settings }: At, asked: URLSearchParams): number | undefined {
  const redirect = URL.parse(asked.get('redirect_uri') ?? '');
  if (asked.get('appid') !== settings.appId) return 10_012;
  if (redirect === null || !isLocal(redirect)) return 10_003;
  if (!['snsapi_base', 'snsapi_userinfo'].includes(asked.get('scope') ?? '') || asked.get('response_type') !== 'code') return 10_005;
  return /^[A-Za-z0-9]{0,128}$/.test(asked.get('state') ?? '') ? undefined : 10_013;
}

function exchange({ settings, codes, clock, random }: At, asked: URLSearchParams): object {
  const refuse = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: stand-in` });
  if (asked.get('appid') !== settings.appId) return refuse(40_013, 'invalid appid');
  if (asked.get('secret') !== settings.appSecret) return refuse(40_125, 'invalid appsecret');
  if (asked.get('grant_type') !== 'authorization_code') return refuse(40_002, 'invalid grant_type');
  const given = asked.get('code') ?? '';
  if (given === '') return refuse(41_008, 'missing code');
  const code = codes.get(given);
  if (code === undefined) return refuse(40_029, 'invalid code');
  if (code.isUsed) return refuse(40_163, 'code been used');
  if (clock.now().getTime() - code.madeAt >= CODE_LIVES_MS) return refuse(42_003, 'code expired');
  code.isUsed = true;
  const token = () => Buffer.from(random.bytes(48)).toString('base64url');
  return { access_token: token(), expires_in: 7200, refresh_token: token(), openid: standInOpenId(settings.appId, code.visitor), scope: 'snsapi_base' };
}

/** The same visitor has the same openid after every start, and another one at another public account. */
export function standInOpenId(appId: string, visitor: string): string {
  return `o${hash('sha256', `${appId}\0${visitor}`, 'base64url').slice(0, 27)}`;
}

function choices({ visitors }: StandInWords, asked: URLSearchParams): string {
  return visitors.map((name, index) => {
    const query = new URLSearchParams([...asked, ['visitor', String(index + 1)]]);
    return `<p><a href="?${escaped(query.toString())}">${escaped(name)}</a></p>`;
  }).join('');
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
    + `<title>${escaped(title)}</title><main style="max-width:24em;margin:3em auto;padding:0 1em;font:20px/1.8 sans-serif"><h1 style="font-size:1.2em">${escaped(title)}</h1>${body}</main></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
