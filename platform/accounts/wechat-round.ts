import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '#platform/access/ctx.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Random } from '#platform/kernel/random.ts';
import type { WechatRound } from './wechat-port.ts';

type Browsing = Pick<Ctx, 'keyring' | 'actor' | 'caller'>;

const NONCE_BYTES = 32;

/** A nonce and its HMAC with what only this browser brings: what another browser got by it is worth nothing here (SE-6). */
export function newState(at: Browsing & { readonly random: Random }): string {
  const nonce = Buffer.from(at.random.bytes(NONCE_BYTES)).toString('hex');
  return `${nonce}${markOf(at, nonce)}`;
}

/** Judged before anything is looked up or asked outside. */
export function isOwnState(at: Browsing, state: string): boolean {
  const [nonce, mark] = [state.slice(0, NONCE_BYTES * 2), state.slice(NONCE_BYTES * 2)];
  const own = markOf(at, nonce);
  return own.length === mark.length && timingSafeEqual(Buffer.from(own), Buffer.from(mark));
}

export function roundOf(publicUrl: string, state: string): WechatRound {
  return { redirectUri: `${publicUrl}/sign-in/wechat`, state };
}

/** Neither appid nor openid can be read from it; another appid's openid is another subject. */
export function wechatSubject(keyring: Keyring, appId: string, openId: string): string {
  return blindIndex(keyring, 'accounts.wechat.subject', `${appId}\0${openId}`);
}

function markOf({ keyring, actor, caller }: Browsing, nonce: string): string {
  const session = actor.kind === 'person' ? actor.sessionId : '';
  return Buffer.from(blindIndex(keyring, 'accounts.wechat.state', `${nonce}\0${caller.device ?? ''}\0${session}`), 'base64url').toString('hex');
}
