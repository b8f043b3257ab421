import { lazy } from 'react';
import type { MemberRoute } from './member-route.ts';

const AnotherDevicePage = lazy(async () => ({ default: (await import('./another-device-page.tsx')).AnotherDevicePage }));
const DevicesPage = lazy(async () => ({ default: (await import('./devices-page.tsx')).DevicesPage }));
const FromPhonePage = lazy(async () => ({ default: (await import('./from-phone-page.tsx')).FromPhonePage }));
const MePage = lazy(async () => ({ default: (await import('./me-page.tsx')).MePage }));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));
const WechatPage = lazy(async () => ({ default: (await import('./wechat-page.tsx')).WechatPage }));
const WechatReturnPage = lazy(async () => ({ default: (await import('./wechat-return-page.tsx')).WechatReturnPage }));

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
