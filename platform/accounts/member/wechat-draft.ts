/** Where a sign-in by WeChat was going and what it has got to. Kept with the tab: between its steps the page is left twice. */
export type WechatDraft = { readonly next: string; readonly ticket: string };

export const EMPTY_WECHAT: WechatDraft = { next: '/', ticket: '' };
export const WECHAT_DRAFT = 'wechat';

export function isWechatDraft(held: unknown): held is WechatDraft {
  return typeof held === 'object' && held !== null
    && Object.keys(EMPTY_WECHAT).every((name) => typeof Reflect.get(held, name) === 'string');
}
