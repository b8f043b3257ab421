import type { BrowserContext, Page, Request, Response } from 'playwright-core';

export interface PageProblem {
  kind: 'page-error' | 'console-error' | 'outside-request' | 'server-error' | 'missing-file';
  /** The message, or method, address and status. */
  text: string;
}

const problemsByContext = new WeakMap<BrowserContext, PageProblem[]>();

/** Files that a page names itself: one that is missing is a fault of the page, whatever the test is about. */
const ownFiles = new Set(['stylesheet', 'script', 'image', 'font', 'media', 'manifest']);

/** Collects the problems of all pages of a context, pop-ups and service workers included. */
export function watchProblems(context: BrowserContext): void {
  const problems: PageProblem[] = [];
  problemsByContext.set(context, problems);
  context.on('weberror', (error) => problems.push({ kind: 'page-error', text: String(error.error().stack ?? error.error()) }));
  context.on('console', (message) => {
    // Chromium writes a line of its own for every answer of 400 and more; a refusal is what many tests are about.
    const isNetworkLine = message.args().length === 0 && message.text().startsWith('Failed to load resource:');
    if (message.type() === 'error' && !isNetworkLine) problems.push({ kind: 'console-error', text: message.text() });
  });
  context.on('request', (request) => {
    if (isOutside(request.url())) problems.push({ kind: 'outside-request', text: nameOf(request) });
  });
  context.on('response', (response) => {
    const kind = kindOfAnswer(response);
    if (kind !== undefined) problems.push({ kind, text: `${nameOf(response.request())} → ${response.status()}` });
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (isOutside(socket.url())) problems.push({ kind: 'outside-request', text: `WebSocket ${socket.url()}` });
    });
  });
}

/** Problems of the page and of all pages that share its sign-in, oldest first. */
export function pageProblems(page: Page): readonly PageProblem[] {
  const problems = problemsByContext.get(page.context());
  if (problems === undefined) throw new Error('This page was not made by launchBrowser().newPage()');
  return problems;
}

/** The same, and forgets them: for a test that provokes them. */
export function takeProblems(page: Page): PageProblem[] {
  const taken = [...pageProblems(page)];
  problemsByContext.get(page.context())?.splice(0);
  return taken;
}

/** @throws Error naming every uncaught error, console error, request to another host, missing file and answer of 500 or more */
export function assertNoProblems(page: Page): void {
  const problems = pageProblems(page);
  if (problems.length === 0) return;
  throw new Error(`The page had ${problems.length} problem(s):\n${problems.map(({ kind, text }) => `  ${kind}: ${text}`).join('\n')}`);
}

function kindOfAnswer(response: Response): 'server-error' | 'missing-file' | undefined {
  if (response.status() >= 500) return 'server-error';
  const isMissing = response.status() >= 400 && ownFiles.has(response.request().resourceType());
  return isMissing ? 'missing-file' : undefined;
}

function isOutside(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (!['http:', 'https:', 'ws:', 'wss:'].includes(protocol)) return false;
  return hostname !== '127.0.0.1' && hostname !== 'localhost';
}

function nameOf(request: Request): string {
  return `${request.method()} ${request.url()}`;
}
