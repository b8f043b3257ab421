import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import type { MemberRoute } from './member-route.ts';

const AnotherDevicePage = lazyPart(async () => (await import('./another-device-page.tsx')).AnotherDevicePage);
const DevicesPage = lazyPart(async () => (await import('./devices-page.tsx')).DevicesPage);
const FromPhonePage = lazyPart(async () => (await import('./from-phone-page.tsx')).FromPhonePage);
const MePage = lazyPart(async () => (await import('./me-page.tsx')).MePage);
const SignInPage = lazyPart(async () => (await import('./sign-in-page.tsx')).SignInPage);
const StartPage = lazyPart(async () => (await import('./start-page.tsx')).StartPage);
const WechatPage = lazyPart(async () => (await import('./wechat-page.tsx')).WechatPage);
const WechatReturnPage = lazyPart(async () => (await import('./wechat-return-page.tsx')).WechatReturnPage);

export const accountsMemberRoutes: readonly MemberRoute[] = [
  { path: '/me', page: MePage },
  { path: '/me/another-device', page: AnotherDevicePage },
  { path: '/me/devices', page: DevicesPage },
  { path: '/me/wechat', page: WechatPage },
  { path: '/sign-in', page: SignInPage },
  { path: '/sign-in/from-phone', page: FromPhonePage },
  { path: '/sign-in/wechat', page: WechatReturnPage },
  { path: '/start/:token?', page: StartPage },
];
