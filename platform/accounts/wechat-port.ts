import { z } from 'zod';

/** The public account (公众号) whose page workers open. Its secret is given as a file's content, never in the environment. */
export type WechatSettings = { readonly appId: string; readonly appSecret: string };

export type WechatRound = { readonly redirectUri: string; readonly state: string };

/** 'code': WeChat does not take this code (used, late, another account's). 'account': it does not take this account or is busy. */
export type WechatAnswer =
  | { readonly kind: 'known'; readonly openId: string }
  | { readonly kind: 'refused'; readonly what: 'code' | 'account'; readonly errorCode: number };

/** Rejects when nothing that can be read came back in time; the caller tells nobody what it was. */
export type WechatPort = {
  readonly appId: string;
  /** The real page opens inside WeChat alone; a stand-in opens in any browser of this machine. */
  readonly opensIn: 'wechat' | 'anywhere';
  /** Where the browser has to go. */
  begin(round: WechatRound): Promise<string>;
  /** Whose code it is. An openid belongs to this appid alone. */
  finish(code: string): Promise<WechatAnswer>;
  close(): Promise<void>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    /** Absent unless the platform has been told of a public account: nothing is called outside. */
    readonly wechat?: WechatPort;
  }
}

export type WechatAddresses = { readonly page: string; readonly api: string };

const WECHAT: WechatAddresses = { page: 'https://open.weixin.qq.com', api: 'https://api.weixin.qq.com' };
const TIMEOUT_MS = 5000;
const LONGEST_ANSWER = 16 * 1024;
/** Not a code, a late one, a used one, none (WeChat's list of return codes). */
const CODE_ERRORS = new Set([40_029, 40_163, 41_008, 42_003]);

const refusal = z.object({ errcode: z.int().refine((code) => code !== 0) });
const token = z.object({ openid: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/), is_snapshotuser: z.int().optional() });

/** OAuth for pages of a public account (网页授权), scope snsapi_base: an openid and nothing else of the person. */
export function createWechat(settings: WechatSettings, addresses = WECHAT, timeoutMs = TIMEOUT_MS): WechatPort {
  const { appId, appSecret } = settings;
  return {
    appId, opensIn: 'wechat',
    async begin({ redirectUri, state }) {
      // In this order and with this fragment: the page of WeChat refuses any other.
      const query = new URLSearchParams({ appid: appId, redirect_uri: redirectUri, response_type: 'code', scope: 'snsapi_base', state });
      return `${addresses.page}/connect/oauth2/authorize?${query}#wechat_redirect`;
    },
    async finish(code) {
      const query = new URLSearchParams({ appid: appId, secret: appSecret, code, grant_type: 'authorization_code' });
      const response = await fetch(`${addresses.api}/sns/oauth2/access_token?${query}`, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
      return toAnswer(JSON.parse(await shortText(response)));
    },
    close: async () => {},
  };
}

/** Refusals come with status 200 as well. */
function toAnswer(body: unknown): WechatAnswer {
  const refused = refusal.safeParse(body);
  if (refused.success) {
    const { errcode } = refused.data;
    return { kind: 'refused', what: CODE_ERRORS.has(errcode) ? 'code' : 'account', errorCode: errcode };
  }
  const { openid, is_snapshotuser: isSnapshot } = token.parse(body);
  // A page that WeChat shows as a preview has a made-up visitor, another one each time.
  return isSnapshot === 1 ? { kind: 'refused', what: 'code', errorCode: 0 } : { kind: 'known', openId: openid };
}

async function shortText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > LONGEST_ANSWER) throw new RangeError('more than an answer of WeChat can hold');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
