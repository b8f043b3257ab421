import { lazy } from 'react';
import type { MemberRoute } from './member-route.ts';

const DevicesPage = lazy(async () => ({ default: (await import('./devices-page.tsx')).DevicesPage }));
const MePage = lazy(async () => ({ default: (await import('./me-page.tsx')).MePage }));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));

export const accountsMemberRoutes: readonly MemberRoute[] = [
  { path: '/me', page: MePage },
  { path: '/me/devices', page: DevicesPage },
  { path: '/sign-in', page: SignInPage },
  { path: '/start/:token?', page: StartPage },
];
