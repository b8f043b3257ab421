import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { loadHintedPage, type HintedPage } from './page-hints.ts';

export type ScreenFolders = { readonly member: string; readonly office: string; readonly gate: string };

/**
 * Serves the built phone app at `/`, the console at `/office/` and the door at `/gate/`. Built files carry their hash in the name and may be
 * kept for ever; the pages that name them are asked for anew each time, so an update is one reload away.
 */
export async function addScreens(app: FastifyInstance, folders: ScreenFolders): Promise<void> {
  const pages = { member: await loadHintedPage(folders.member), office: await loadHintedPage(folders.office), gate: await loadHintedPage(folders.gate) };
  const shared = { index: false, wildcard: true, cacheControl: false, decorateReply: false, preCompressed: true } as const;
  const setHeaders = (reply: { header(name: string, value: string): unknown }, path: string) => {
    reply.header('cache-control', cachingOf(path));
  };
  await app.register(fastifyStatic, { ...shared, root: folders.office, prefix: '/office/', setHeaders });
  await app.register(fastifyStatic, { ...shared, root: folders.gate, prefix: '/gate/', setHeaders });
  await app.register(fastifyStatic, { ...shared, root: folders.member, prefix: '/', setHeaders });
  // Folders have no listing; those that are pages are named.
  for (const path of ['/', '/office/', '/gate/']) app.get(path, (request, reply) => answerPage(request, reply, pages));
  app.setNotFoundHandler((request, reply) => answerPage(request, reply, pages));
}

/** The worker decides which version a phone opens: no cache between may hold back a newer one for a moment. */
function cachingOf(path: string): string {
  if (path.includes('/assets/')) return 'public, max-age=31536000, immutable';
  return path.endsWith('service-worker.js') ? 'no-store' : 'no-cache';
}

/** What only a file is called. Any other point stands in a name: `/flows/new/own.room` is a place. */
const FILE = /\.(js|mjs|css|map|html|json|webmanifest|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|txt|xml|php|wasm)$/;

/** Any address that is no file is a place inside one of the apps; the app itself says when there is none. */
function answerPage(request: FastifyRequest, reply: FastifyReply, pages: Readonly<Record<keyof ScreenFolders, HintedPage>>): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const isPage = request.method === 'GET' && !path.startsWith('/api/') && !FILE.test(path);
  if (!isPage) throw new AppError(generalErrors['not-found']);
  const isIn = (app: string) => path === `/${app}` || path.startsWith(`/${app}/`);
  const page = isIn('office') ? pages.office : isIn('gate') ? pages.gate : pages.member;
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    .send(page(path, request.headers['accept-language'] ?? ''));
}
