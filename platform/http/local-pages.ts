import type { FastifyInstance, FastifyRequest } from 'fastify';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { putCookies } from './server.ts';
import type { SessionChange } from './store/answers.ts';

/** A page of this machine's own: a sign-in link of the demonstration, or the in-box of text messages. */
export type LocalPage = {
  readonly path: string;
  readonly open: () => Promise<{ cookies: readonly SessionChange[]; to: string } | { page: string }>;
};

/**
 * Pages that exist only on the loopback address. Three things must hold at once, because each alone can be imitated:
 * the connection comes from this machine, nothing forwarded it (a proxy on the same machine also connects from here),
 * and it asks for this machine by name (a foreign page whose name was made to point here does not). The path holds a
 * secret made at the start as well.
 */
export function addLocalPages(app: FastifyInstance, pages: readonly LocalPage[]): void {
  for (const page of pages) {
    app.get(page.path, async (request, reply) => {
      if (!isLocal(request)) throw new AppError(generalErrors['not-found']);
      const opened = await page.open();
      void reply.header('cache-control', 'no-store');
      if ('page' in opened) return reply.type('text/html; charset=utf-8').send(opened.page);
      putCookies(reply, opened, false);
      return reply.redirect(opened.to);
    });
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

function isLocal(request: FastifyRequest): boolean {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  return LOOPBACK.has(request.socket.remoteAddress ?? '')
    && FORWARDED.every((header) => request.headers[header] === undefined)
    && ['localhost', '127.0.0.1', '[::1]'].includes(name);
}
