import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const ScanPage = lazyPart(async () => (await import('./scan-page.tsx')).ScanPage);
const CodePage = lazyPart(async () => (await import('./code-page.tsx')).CodePage);
const SentPage = lazyPart(async () => (await import('./sent-page.tsx')).SentPage);
const ReceiptPage = lazyPart(async () => (await import('./receipt-page.tsx')).ReceiptPage);
const ReceiptCasePage = lazyPart(async () => (await import('./receipt-case-page.tsx')).ReceiptCasePage);
const MattersPage = lazyPart(async () => (await import('./matters-page.tsx')).MattersPage);
const CasePage = lazyPart(async () => (await import('./case-page.tsx')).CasePage);
const OutgoingPage = lazyPart(async () => (await import('./outgoing-page.tsx')).OutgoingPage);

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
