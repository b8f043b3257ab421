import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { toJournalActor, type Actor } from '#platform/access/actor.ts';
import { insertAccessLog } from '#platform/access/store/log.ts';
import { isLoopback } from '#platform/accounts/network.ts';
import type { BoundResource, Handler } from '#platform/access/handler.ts';
import type { House } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import type { AddressCeiling } from '#platform/guard/address-ceiling.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { minuteInChina } from '#platform/guard/rules/wall-clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { isUuid, toId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { addBatchedPages } from './batched-pages.ts';
import { toFailure } from './failure.ts';
import { toOpenApi } from './open-api.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { headersOfBytes } from './type-of-bytes.ts';
import { createRequestIds } from './request-ids.ts';
import { runEndpoint, type Answered, type Call, type EndpointHouse } from './run-endpoint.ts';
import { createSettling } from './settle-together.ts';
import { createRoom } from './waiting-room.ts';

/** How a request's credentials become an actor; accounts has the real one. */
export type ActorResolver = (credentials: { session: string | undefined; receipt: string | undefined }) => Promise<Actor>;

export type ServerParts = {
  readonly house: House;
  readonly db: Database;
  readonly handlers: readonly Handler[];
  readonly resources: readonly BoundResource[];
  readonly resolveActor: ActorResolver;
  readonly version: string;
  /** Without it nothing is counted by address. */
  readonly ceiling?: AddressCeiling;
  /** For tests that send thousands: a stranger's call need not show that their phone has worked. */
  readonly isWorkFree?: true;
  /** How many commands of one kind that are settled together may be inside at once, where it is not the usual number. */
  readonly roomFor?: number;
  /** Called after a command committed: the journal's readers need not wait for their next look. */
  readonly afterCommit: () => void;
};

const BODY_LIMIT = 256 * 1024;
/** As many as a small server settles in about a second. */
const ROOM_FOR = 4_000;

/** Fastify with one route per endpoint. No route exists that was not declared with its access. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const newRequestId = createRequestIds(parts.house);
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: newRequestId,
    // Only the proxy on this machine may say where a call came from.
    trustProxy: 'loopback',
    logger: false,
    routerOptions: { maxParamLength: 300 },
  });
  await app.register(fastifyCookie);
  const isSecure = parts.house.publicUrl.startsWith('https:');
  const at: EndpointHouse = {
    house: parts.house, db: parts.db, resources: new Map(parts.resources.map((one) => [one.name, one])),
  };
  // Hooks without promises: in a crowd each of them is a turn that everybody waits for.
  app.addHook('onRequest', (request, _reply, done) => done(addressRefusal(parts, request)));
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of SECURITY) {
      // Bytes that somebody uploaded go out under a stricter policy of their own.
      if (name !== 'content-security-policy' || !reply.hasHeader(name)) void reply.header(name, value);
    }
    done();
  });
  app.setErrorHandler((error, request, reply) => sendError(parts.house, error, request, reply));
  // Made when it is first asked for: before the server listens its own address is not known.
  let openApi: ReturnType<typeof toOpenApi> | undefined;
  app.get('/api/openapi.json', () => openApi ??= toOpenApi(parts.handlers.map((one) => one.endpoint), parts.house.publicUrl, parts.version));
  app.get('/api/health', async () => {
    await parts.db.pool`select 1`;
    return { status: 'ready', version: parts.version };
  });
  for (const handler of parts.handlers) {
    if (handler.runMany !== undefined) continue;
    const run = handler.together === undefined ? (call: Call) => runEndpoint(at, handler, call) : createSettling(at, handler);
    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const call = await toCall(parts, request, handler, isSecure);
      const answered = await run(call).catch((error: unknown) => refuseAndLog(at, handler, call, error));
      putCookies(reply, answered, isSecure);
      if (handler.endpoint.marksDevice) putDeviceMark(reply, call.caller.device, isSecure);
      if (handler.endpoint.kind === 'command') parts.afterCommit();
      if (answered.body instanceof Uint8Array) void reply.headers(headersOfBytes(answered.body));
      // Not returned: a reply is a promise of its own, and to wait for it costs as much as the answer.
      void reply.header('cache-control', 'no-store').send(answered.body);
    };
    const room = handler.together === undefined ? undefined : createRoom(parts.roomFor ?? ROOM_FOR);
    app.route({
      method: handler.endpoint.method,
      url: `/api${handler.endpoint.path}`,
      handler: (request, reply) => {
        const answering = room === undefined ? answer(request, reply) : room(() => answer(request, reply));
        answering.catch((error: unknown) => { void reply.send(error instanceof Error ? error : new TypeError('something was thrown that is no error')); });
      },
    });
  }
  addBatchedPages(app, parts.handlers.filter((handler) => handler.runMany !== undefined), {
    ...parts, newRequestId, cookieName: sessionCookieName(isSecure), hasRoom: (address) => addressWait(parts, address) === 0,
  });
  return app;
}

/** The coarse ceiling, for what the server computes; files cost it nothing. */
function addressRefusal(parts: ServerParts, request: FastifyRequest): AppError | undefined {
  const wait = request.url.startsWith('/api/') ? addressWait(parts, request.ip) : 0;
  if (wait === 0) return undefined;
  const again = minuteInChina(shiftInstant(parts.house.clock.now(), wait));
  return new AppError(guardErrors['network-full'], { again, seconds: Math.ceil(wait / 1000) });
}

// A proxy on this machine that does not say for whom it asks would make everybody one network, and lock everybody out.
function addressWait({ ceiling }: ServerParts, address: string): number {
  return ceiling === undefined || isLoopback(address) ? 0 : ceiling(address);
}

/** A refusal is remembered (ASVS 16.3.2) in a transaction of its own: the command's was rolled back. Always throws. */
async function refuseAndLog(at: EndpointHouse, handler: Handler, call: Call, error: unknown): Promise<never> {
  if (error instanceof AppError && error.kind === 'forbidden') {
    await at.db.transact({}, (tx) => insertAccessLog(tx, {
      id: newId(at.house), at: at.house.clock.now(), actor: toJournalActor(call.actor), endpoint: handler.endpoint.id,
      outcome: 'refused', subjectId: null, reason: error.code, requestId: call.requestId,
    }));
  }
  throw error;
}

/** `__Host-` needs https; on a plain-http LAN or localhost the same cookie has its short name. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-sid' : 'sid';
}

/** Session cookie, or for one case `authorization: Receipt <token>`; a receipt wins, so that nobody mixes the two. */
export async function actorOf(parts: Pick<ServerParts, 'resolveActor'>, request: FastifyRequest, isSecure: boolean): Promise<Actor> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return parts.resolveActor({
    session: request.cookies[sessionCookieName(isSecure)],
    receipt: scheme === 'Receipt' ? token : undefined,
  });
}

async function toCall(parts: ServerParts, request: FastifyRequest, handler: Handler, isSecure: boolean): Promise<Call> {
  if (handler.endpoint.kind === 'command') requireOwnOrigin(request, parts.house.publicUrl);
  const acting = headerText(request, 'x-acting-union');
  if (acting !== undefined && !isUuid(acting)) throw new AppError(generalErrors['invalid-input']);
  return {
    actor: await actorOf(parts, request, isSecure),
    actingUnion: acting === undefined ? undefined : toId(acting),
    input: handler.endpoint.kind === 'command' ? request.body ?? {} : readQuery(request),
    idempotencyKey: headerText(request, 'idempotency-key'),
    requestId: String(request.id),
    caller: { address: request.ip, device: deviceOf(parts, request, handler), agent: headerText(request, 'user-agent') ?? '', ...(parts.isWorkFree === true ? {} : { work: headerText(request, 'x-work') ?? '' }) },
  };
}

/** A page of another site may make a browser post here; it cannot make it lie about where it comes from. */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  const origin = headerText(request, 'origin');
  if (origin === undefined || origin === publicUrl) return;
  if (URL.canParse(origin) && new URL(origin).host === request.headers.host) return;
  throw new AppError(generalErrors['foreign-origin']);
}

function readQuery(request: FastifyRequest): unknown {
  const { query } = request;
  const text = typeof query === 'object' && query !== null && 'input' in query ? query.input : undefined;
  if (text === undefined) return {};
  try {
    return JSON.parse(typeof text === 'string' ? text : '');
  } catch {
    throw new AppError(generalErrors['invalid-input']);
  }
}

function headerText(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function putCookies(reply: FastifyReply, answered: Pick<Answered, 'cookies'>, isSecure: boolean): void {
  const shape = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  for (const change of answered.cookies) {
    if ('cleared' in change) reply.clearCookie(sessionCookieName(isSecure), shape);
    else reply.setCookie(sessionCookieName(isSecure), change.token, { ...shape, maxAge: change.maxAge });
  }
}

const SECURITY = Object.entries(SECURITY_HEADERS);
const DEVICE_COOKIE = 'device';
const DEVICE_DAYS = 400;

/** The mark this browser brought, or for a sign-in a new one. Nobody else gets one: an anonymous appeal sets no cookie. */
function deviceOf(parts: ServerParts, request: FastifyRequest, handler: Handler): string | undefined {
  const brought = request.cookies[DEVICE_COOKIE];
  if (brought !== undefined && /^[A-Za-z0-9_-]{22}$/.test(brought)) return brought;
  return handler.endpoint.marksDevice ? Buffer.from(parts.house.random.bytes(16)).toString('base64url') : undefined;
}

function putDeviceMark(reply: FastifyReply, device: string | undefined, isSecure: boolean): void {
  if (device === undefined) return;
  reply.setCookie(DEVICE_COOKIE, device, {
    path: '/api/accounts', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: DEVICE_DAYS * 86_400,
  });
}

function sendError(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = toFailure(house, error, { id: String(request.id), route: request.routeOptions.url });
  return reply.status(failure.status).headers(failure.headers).send(failure.body);
}
