import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const ScanPage = lazy(async () => ({ default: (await import('./scan-page.tsx')).ScanPage }));
const CodePage = lazy(async () => ({ default: (await import('./code-page.tsx')).CodePage }));
const SentPage = lazy(async () => ({ default: (await import('./sent-page.tsx')).SentPage }));
const ReceiptPage = lazy(async () => ({ default: (await import('./receipt-page.tsx')).ReceiptPage }));
const ReceiptCasePage = lazy(async () => ({ default: (await import('./receipt-case-page.tsx')).ReceiptCasePage }));
const MattersPage = lazy(async () => ({ default: (await import('./matters-page.tsx')).MattersPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));
const OutgoingPage = lazy(async () => ({ default: (await import('./outgoing-page.tsx')).OutgoingPage }));

export const appealsMemberRoutes: readonly MemberRoute[] = [
  { path: '/scan', page: ScanPage },
  { path: '/s/:code', page: CodePage },
  { path: '/sent', page: SentPage },
  { path: '/receipt', page: ReceiptPage },
  { path: '/receipt/case', page: ReceiptCasePage },
  { path: '/outgoing', page: OutgoingPage },
  { path: '/appeals', page: MattersPage },
  { path: '/appeals/:appealId', page: CasePage },
];
