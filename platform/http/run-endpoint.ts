import { createHmac } from 'node:crypto';
import { toJournalActor, type Actor } from '#platform/access/actor.ts';
import type { Ctx, House } from '#platform/access/ctx.ts';
import { decide, isPermittedAnywhere, type AccessPlan } from '#platform/access/decide.ts';
import type { BoundResource, Handler, Place } from '#platform/access/handler.ts';
import { isPlaceInReach, leaveToDatabase, newCaseReach, reachSettings, type Reach } from '#platform/access/reach.ts';
import { insertAccessLog } from '#platform/access/store/log.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { passGate } from '#platform/switchboard/gate.ts';
import { isFactorFresh } from '#platform/accounts/session-rules.ts';
import { parseInput } from './parse-input.ts';
import { claimKey, keepAnswer, type AnswerKey, type KeptAnswer, type SessionChange } from './store/answers.ts';

/** One call as the adapter received it: nothing in it is trusted yet but the actor. */
export type Call = {
  readonly actor: Actor;
  readonly actingUnion: UnionId | undefined;
  readonly input: unknown;
  /** Client-made; required for commands. */
  readonly idempotencyKey: string | undefined;
  readonly requestId: string;
  readonly caller: Ctx['caller'];
};

export type Answered = { readonly body: unknown; readonly cookies: readonly SessionChange[]; readonly isRepeat: boolean };

export type EndpointHouse = {
  readonly house: House;
  readonly db: Database;
  readonly resources: ReadonlyMap<string, BoundResource>;
  /** 'database' is for the test that proves the second wall alone. */
  readonly walls?: 'both' | 'database';
};

/** The way of every command and query: parse, decide, one transaction with the reach set, load, run, log, commit. */
export async function runEndpoint(at: EndpointHouse, handler: Handler, call: Call): Promise<Answered> {
  const { endpoint, together, ask } = handler;
  const input = parseInput(endpoint.input, call.input);
  const asking = { actor: call.actor, actingUnion: call.actingUnion, now: at.house.clock.now() };
  const plan = at.walls === 'database'
    ? openPlan(endpoint, call, at) : orThrow(decide(endpoint.access, asking, at.house.permissions));
  const visible = visibleReach(endpoint, plan, input);
  if (endpoint.access.kind === 'may-listing' && at.walls !== 'database' && !isPermittedAnywhere(plan)) {
    throw new AppError(generalErrors['not-allowed']);
  }
  requireFreshFactor(at, endpoint, call);
  const key = answerKey(endpoint, call, input);
  // -- parseInput gave exactly what this endpoint declares.
  const prepared = await (together?.prepare(at.house, input as never) ?? ask?.({ ...at.house, actor: call.actor, caller: call.caller }, input as never));
  const isReading = endpoint.kind === 'query' && !endpoint.logged;
  return (isReading ? at.db.read : at.db.transact)(reachSettings(visible), async (tx) => {
    const claiming = key === undefined ? undefined : claimKey(tx, key, at.house.clock);
    // Travels behind the claim; of a repeat it is not looked at.
    const loading = together === undefined && ask === undefined ? loadRow(at, tx, endpoint, { plan, visible, input }) : Promise.resolve(prepared);
    loading.catch(() => {});
    const claim = await claiming;
    if (claim !== undefined && claim.kind !== 'first') {
      await loading.catch(() => {});
      if (claim.kind === 'other-body') throw new AppError(generalErrors['key-reused']);
      return { ...claim.answer, isRepeat: true };
    }
    const reach = endpoint.access.kind === 'may-listing' ? plan.permitted : visible;
    const cookies: SessionChange[] = [];
    const ctx = toCtx(at, call, { tx, reach, cookies });
    const row = await passGate(ctx, endpoint, () => loading, (loaded) => placeOfRow(at, endpoint, loaded));
    // -- parseInput and loadRow gave exactly what this endpoint declares.
    const body = endpoint.output.parse(await handler.run(ctx, input as never, row as never));
    if (endpoint.logged) await logRead(ctx, endpoint, input);
    const kept: KeptAnswer = { body: toWire(body), cookies };
    if (key !== undefined) keepAnswer(tx, key, kept, at.house.random);
    return { ...kept, isRepeat: false };
  });
}

/** What a repeat gives must be what the first gave: both go through JSON, dates included. Bytes are a query's alone. */
export function toWire(body: unknown): unknown {
  return body instanceof Uint8Array ? body : JSON.parse(JSON.stringify(body));
}

/** What one call may use within its transaction. */
export function toCtx(at: EndpointHouse, call: Call, parts: { tx: Tx; reach: Reach; cookies: SessionChange[] }): Ctx {
  return {
    ...at.house, tx: parts.tx, reach: parts.reach, actor: call.actor, actingUnion: call.actingUnion,
    requestId: call.requestId, caller: call.caller, journalActor: toJournalActor(call.actor),
    answer: {
      setSession: (token, maxAge) => { parts.cookies.push({ token, maxAge }); },
      clearSession: () => { parts.cookies.push({ cleared: true }); },
    },
  };
}

function visibleReach(endpoint: Endpoint, plan: AccessPlan, input: Readonly<Record<string, unknown>>): Reach {
  if (endpoint.access.kind === 'new-case') return newCaseReach(String(input[endpoint.access.field]));
  return plan.visible;
}

/** Loads the row an endpoint names, within reach; absent = not found, present but not permitted = forbidden. */
async function loadRow(
  at: EndpointHouse, tx: Tx, endpoint: Endpoint,
  asked: { plan: AccessPlan; visible: Reach; input: Readonly<Record<string, unknown>> },
): Promise<unknown> {
  const { access } = endpoint;
  if (access.kind !== 'may-on' && access.kind !== 'holder') return undefined;
  const resource = at.resources.get(access.resource.name);
  if (resource === undefined) throw new TypeError(`no loader for ${access.resource.name}`);
  const row = await resource.load(tx, asked.visible, String(asked.input[access.field]), endpoint.kind === 'command');
  if (row === undefined) throw new AppError(generalErrors['not-found']);
  if (access.kind === 'may-on' && at.walls !== 'database'
    // -- the row is what this resource's own loader gave.
    && !isPlaceInReach(asked.plan.permitted, resource.placeOf(row as never))) {
    throw new AppError(generalErrors['not-allowed']);
  }
  return row;
}

/** Where the loaded row lies; undefined for an endpoint that names none. */
function placeOfRow(at: EndpointHouse, { access }: Endpoint, row: unknown): Place | undefined {
  // -- the row is what this resource's own loader gave.
  return 'resource' in access ? at.resources.get(access.resource.name)?.placeOf(row as never) : undefined;
}

function requireFreshFactor(at: EndpointHouse, endpoint: Endpoint, call: Call): void {
  if (!endpoint.stepUp) return;
  if (call.actor.kind !== 'person') throw new AppError(generalErrors['not-signed-in']);
  if (!isFactorFresh(call.actor.factorAt, at.house.clock.now())) throw new AppError(generalErrors['step-up-needed']);
}

/** Under what a command's answer is kept; undefined for a query. */
export function answerKey(endpoint: Endpoint, call: Call, input: unknown): AnswerKey | undefined {
  if (endpoint.kind !== 'command') return undefined;
  const name = answerName(endpoint, call);
  // Keyed by the idempotency key: a body may hold a password, and a plain hash of it could be guessed from a dump.
  return { ...name, bodyHash: createHmac('sha256', name.key).update(JSON.stringify(input)).digest() };
}

/** The same without what was in it, where nothing is kept: whose command it is, and which of theirs. */
export function answerName(endpoint: Endpoint, { idempotencyKey: key, actor }: Call): Omit<AnswerKey, 'bodyHash'> {
  if (key === undefined || !/^[0-9a-f-]{36}$/.test(key)) throw new AppError(generalErrors['key-missing']);
  const who = actor.kind === 'person' ? actor.personId : actor.kind === 'receipt' ? actor.caseId : actor.kind;
  return { key, scope: `${endpoint.id}\0${who}` };
}

async function logRead(ctx: Ctx, endpoint: Endpoint, input: Readonly<Record<string, unknown>>): Promise<void> {
  const { access } = endpoint;
  await insertAccessLog(ctx.tx, {
    id: newId(ctx), at: ctx.clock.now(), actor: ctx.journalActor, endpoint: endpoint.id, outcome: 'read',
    // A person reads what is their own and nothing else: the entry tells of them.
    subjectId: 'field' in access ? String(input[access.field]) : access.kind === 'signed-in' && ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    reason: typeof input['reason'] === 'string' ? input['reason'] : null, requestId: ctx.requestId,
  });
}

/** With the first wall taken down, every row is asked of the database and only its policies say no. */
function openPlan(endpoint: Endpoint, call: Call, at: EndpointHouse): AccessPlan {
  const planned = decide(endpoint.access, { ...call, now: at.house.clock.now() }, at.house.permissions);
  const plan = orThrow(planned);
  return { visible: leaveToDatabase(plan.visible), permitted: leaveToDatabase(plan.permitted) };
}

