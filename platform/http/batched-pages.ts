import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { House } from '#platform/access/ctx.ts';
import type { Handler } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { callerAddress } from './caller-address.ts';
import { toFailure } from './failure.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { createTickBatch } from './tick-batch.ts';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

export type BatchedParts = {
  readonly house: House;
  readonly db: Database;
  readonly cookieName: string;
  readonly newRequestId: () => string;
  /** Counts one call of an address; false when it is one too many. */
  readonly hasRoom: (address: string) => boolean;
};

/**
 * Pages that everybody opens at once: all who ask together are answered by one trip to the database, and Node itself
 * writes the answer, because beside a share of one trip the framework's way would be half of the cost. The framework
 * keeps a route for each, which does the same, for whatever is not the plain case: HEAD, tests, a server that is closing,
 * a network that has asked too often.
 */
export function addBatchedPages(app: FastifyInstance, handlers: readonly Handler[], parts: BatchedParts): void {
  const pages = new Map<string, Page>();
  for (const handler of handlers) {
    const page = toPage(handler, parts);
    const path = `/api${handler.endpoint.path}`;
    pages.set(path, page);
    app.get(path, (request, reply) => {
      reply.hijack();
      page(request.raw, reply.raw);
    });
  }
  const { server } = app;
  const [framework] = server.listeners('request');
  if (framework === undefined) throw new TypeError('the framework does not listen');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const page = request.method === 'GET' && server.listening ? pages.get(pathOf(request.url ?? '')) : undefined;
    if (page !== undefined && parts.hasRoom(callerAddress(request))) page(request, response);
    else framework.call(server, request, response);
  });
}

function toPage(handler: Handler, parts: BatchedParts): Page {
  const { endpoint, runMany } = handler;
  if (runMany === undefined) throw new TypeError(`${endpoint.id} answers one at a time`);
  const ask = createTickBatch(parts, runMany);
  const answer = async (request: IncomingMessage): Promise<string> => {
    const token = readSession(request, parts.cookieName);
    const body = token === undefined ? undefined : await ask(token);
    if (body === undefined) throw new AppError(generalErrors['not-signed-in']);
    return JSON.stringify(endpoint.output.parse(body));
  };
  return (request, response) => {
    answer(request).then((body) => { send(response, 200, body); }, (error: unknown) => {
      const failure = toFailure(parts.house, error, { id: parts.newRequestId(), route: endpoint.path });
      send(response, failure.status, JSON.stringify(failure.body), Object.entries(failure.headers).flat());
    });
  };
}

/** The session's token. Whoever brings a receipt asks as its bearer (see actorOf), and that is no person. */
function readSession(request: IncomingMessage, cookieName: string): string | undefined {
  const { authorization, cookie } = request.headers;
  if (cookie === undefined || authorization?.startsWith('Receipt ') === true) return undefined;
  // The first of a name counts (RFC 6265). What would need decoding is no token of ours.
  for (const pair of cookie.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === cookieName) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

const TYPE = ['content-type', 'application/json; charset=utf-8'];
const SECURE = Object.entries(SECURITY_HEADERS).flat();
const NOT_KEPT = ['cache-control', 'no-store'];

function send(response: ServerResponse, status: number, body: string, headers: readonly string[] = NOT_KEPT): void {
  response.writeHead(status, [...TYPE, ...headers, ...SECURE, 'content-length', String(Buffer.byteLength(body))]).end(body);
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
