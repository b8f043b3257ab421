import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PersonId } from '#platform/kernel/id.ts';
import { endpoints } from '../contract.ts';
import type { RealName } from '../real-name-port.ts';
import { createWechat, type WechatSettings } from '../wechat-port.ts';
import { openWechatStandIn, type WechatStandIn } from '../wechat-stand-in.ts';
import { accountConsent, openSignInWorld, type Answer, type Browser, type SignInWorld } from './sign-in-world.ts';

export const ACCOUNT: WechatSettings = { appId: 'wx0123456789abcdef', appSecret: 'canary-app-secret' };

export type WechatWorld = SignInWorld & {
  readonly standIn: WechatStandIn;
  /** What the stand-in does instead of answering; undefined: it answers. */
  trouble: ((response: ServerResponse) => void) | undefined;
  /** Questions that reached the address for codes. */
  readonly asked: { count: number };
  readonly register: Map<PersonId, RealName>;
  /** As another public account of the same WeChat, or with a shorter patience. */
  usePort(parts?: { settings?: WechatSettings; at?: WechatStandIn; timeoutMs?: number }): void;
  openStandIn(settings: WechatSettings): Promise<WechatStandIn>;
  /** The first half: to WeChat and back, as the browser does it. `visitor` is whose WeChat it is. */
  visit(browser: Browser, visitor: string): Promise<{ code: string; state: string }>;
  enter(browser: Browser, visitor: string): Promise<Answer<{ ticket: string | null }>>;
  /** Signs a phone in by code; a new one under the name given. */
  byPhone(browser: Browser, phone: string, name?: string): Promise<PersonId>;
  /** The whole first time; throws what was refused. */
  bindNew(phone: string, visitor: string): Promise<{ browser: Browser; personId: PersonId }>;
  who(browser: Browser): Promise<PersonId | undefined>;
};

export async function openWechatWorld(): Promise<WechatWorld> {
  const world = await openSignInWorld();
  const asked = { count: 0 };
  const register = new Map<PersonId, RealName>();
  const opened: WechatStandIn[] = [];
  const intercept = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!(request.url ?? '').startsWith('/sns/')) return false;
    asked.count += 1;
    wechat.trouble?.(response);
    return wechat.trouble !== undefined;
  };
  const openStandIn = async (settings: WechatSettings) => {
    const standIn = await openWechatStandIn({ ...world.house, settings, words: { title: 'WeChat', visitors: ['1', '2'] }, intercept });
    opened.push(standIn);
    return standIn;
  };
  const standIn = await openStandIn(ACCOUNT);
  const wechat: WechatWorld = {
    ...world, standIn, trouble: undefined, asked, register, openStandIn,
    usePort({ settings = ACCOUNT, at = standIn, timeoutMs } = {}) {
      Object.assign(world.house.ports, { wechat: createWechat(settings, at, timeoutMs) });
    },
    async visit(browser, visitor) {
      const begun = valueOf(await world.call(browser, endpoints.beginWechat, {}));
      const address = new URL(begun.address);
      address.searchParams.set('visitor', visitor);
      const sent = await fetch(address, { redirect: 'manual' });
      const back = new URL(sent.headers.get('location') ?? '').searchParams;
      return { code: back.get('code') ?? '', state: back.get('state') ?? '' };
    },
    enter: async (browser, visitor) => world.call(browser, endpoints.finishWechat, await wechat.visit(browser, visitor)),
    async byPhone(browser, phone, name = '林师傅') {
      world.clock.advance(60_000);
      const { requestId } = valueOf(await world.call(browser, endpoints.requestCode, { phone }));
      valueOf(await world.call(browser, endpoints.signInWithCode, { requestId, code: world.newestCode(), name, consent: accountConsent }));
      const personId = await wechat.who(browser);
      if (personId === undefined) throw new Error('nobody is signed in');
      return personId;
    },
    async bindNew(phone, visitor) {
      const browser = world.browser();
      const personId = await wechat.byPhone(browser, phone);
      const { ticket } = valueOf(await wechat.enter(browser, visitor));
      valueOf(await world.call(browser, endpoints.bindWechat, { ticket: ticket ?? '' }));
      return { browser, personId };
    },
    who: async (browser) => valueOf(await world.call(browser, endpoints.readMe, {})).me?.personId as PersonId | undefined,
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      await world.close();
    },
  };
  wechat.usePort();
  Object.assign(world.house.ports, { realNames: { findRealName: async (_ctx: unknown, personId: PersonId) => register.get(personId) } });
  return wechat;
}

export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
