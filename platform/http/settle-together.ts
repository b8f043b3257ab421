import { decide } from '#platform/access/decide.ts';
import type { Handler, Request, Settled } from '#platform/access/handler.ts';
import { newCasesReach, noReach, reachSettings } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { createGathering } from '#platform/db/gathering.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { gatedService } from '#platform/switchboard/gate.ts';
import { parseInput } from './parse-input.ts';
import { answerKey, answerName, runEndpoint, toCtx, toWire, type Answered, type Call, type EndpointHouse } from './run-endpoint.ts';
import { addAnswers, findAnswers, type AnswerKey, type SessionChange } from './store/answers.ts';

// A group is one transaction; a second fills the time in which the first waits for the disk.
const LIMITS = { most: 250, patienceMs: 250, atOnce: 2 };

type Asked = {
  readonly call: Call;
  /** Undefined where repeats are known without it. */
  readonly key: AnswerKey | undefined;
  readonly caseId: string | undefined;
  readonly input: Readonly<Record<string, unknown>>; readonly prepared: unknown;
};
type Outcome = Settled<Answered> | 'alone';

/**
 * Settles the commands that arrive together in one transaction: whoever comes while a group is under way is in the next,
 * so a lone one waits for nobody and a crowd pays for one commit. Each keeps its own key, its own refusal and its own
 * actor in the journal, and is answered after the commit. When the group as a whole fails (a key or an id that somebody
 * else wrote meanwhile, a lost connection), each of it goes the ordinary way, where its key tells whether it is done.
 */
export function createSettling(at: EndpointHouse, handler: Handler): (call: Call) => Promise<Answered> {
  const { endpoint, together } = handler;
  const { access } = endpoint;
  if (together === undefined || (access.kind !== 'new-case' && access.kind !== 'signed-in')) throw new TypeError(`${endpoint.id} is settled alone`);
  // The gate of a single call is not on this way: the use-case itself asks whether its service is on.
  if (gatedService(at.house.ports.switchboard, endpoint) !== undefined) throw new TypeError(`${endpoint.id} does not ask for its service itself`);
  const settle = createGathering({ ...LIMITS, most: together.most ?? LIMITS.most }, (group: readonly Asked[]) => settleGroup(at, handler, group));
  return async (call) => {
    const input = parseInput(endpoint.input, call.input);
    orThrow(decide(access, { ...call, now: at.house.clock.now() }, at.house.permissions));
    const key = keyOf(handler, call, input);
    // -- parseInput gave exactly what this endpoint declares.
    const declared = input as never;
    if (together.isAlone(declared)) return runEndpoint(at, handler, call);
    const prepared = await together.prepare(at.house, declared);
    const outcome = await settle({ call, key, input, prepared, caseId: access.kind === 'new-case' ? String(input[access.field]) : undefined });
    if (outcome === 'alone') return runEndpoint(at, handler, call);
    if (!outcome.ok) throw outcome.error;
    return outcome.body;
  };
}

/** Also where nothing is kept a command brings a key: whoever goes the ordinary way needs it. */
function keyOf({ endpoint, together }: Handler, call: Call, input: unknown): AnswerKey | undefined {
  if (together?.knowsRepeats !== true) return answerKey(endpoint, call, input);
  answerName(endpoint, call);
  return undefined;
}

async function settleGroup(at: EndpointHouse, handler: Handler, group: readonly Asked[]): Promise<Outcome[]> {
  // Who knows repeats gives twins of one group one answer; others would be settled beside each other.
  const firsts = handler.together?.knowsRepeats === true ? group : firstsOf(group);
  const transact = handler.together?.findsByKey === true ? at.db.transactByKey : at.db.transact;
  const settled = await transact(reachSettings(newCasesReach(firsts.flatMap((one) => one.caseId ?? []))), (tx) => settleIn(at, tx, handler, firsts))
    .catch(() => undefined);
  const outcomes = new Map(firsts.map((one, index) => [one, settled?.[index]]));
  // Twins of one group wait until it is over: beside it they would wait for its key, and it perhaps for something of theirs.
  return group.map((one) => outcomes.get(one) ?? 'alone');
}

/** Without those whose key or case stands in the group before them. */
function firstsOf(group: readonly Asked[]): Asked[] {
  const seen = new Set<string>();
  return group.filter(({ key, caseId }) => {
    const names = [...(key === undefined ? [] : [`${key.scope}\0${key.key}`]), ...(caseId === undefined ? [] : [caseId])];
    const isFirst = names.every((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return isFirst;
  });
}

async function settleIn(at: EndpointHouse, tx: Tx, handler: Handler, group: readonly Asked[]): Promise<Outcome[]> {
  if (handler.together?.knowsRepeats === true) return settleOpen(at, tx, handler, group);
  const claims = await findAnswers(tx, group.flatMap((one) => one.key ?? []));
  const outcomes = claims.map((claim): Outcome | undefined => {
    if (claim.kind === 'repeat') return { ok: true, body: { ...claim.answer, isRepeat: true } };
    return claim.kind === 'other-body' ? { ok: false, error: new AppError(generalErrors['key-reused']) } : undefined;
  });
  const open = group.filter((_one, index) => outcomes[index] === undefined);
  const settled = open.length === 0 ? [] : await settleOpen(at, tx, handler, open);
  return outcomes.map((outcome) => outcome ?? settled.shift() ?? 'alone');
}

async function settleOpen(at: EndpointHouse, tx: Tx, { endpoint, together }: Handler, open: readonly Asked[]): Promise<Outcome[]> {
  if (together === undefined) throw new TypeError(`${endpoint.id} is settled alone`);
  const asked = open.map(({ call, input, prepared }) => {
    const cookies: SessionChange[] = [];
    // In the group nobody has a reach of their own: what is written for one is named by its id, and nothing is read.
    return { cookies, request: { ctx: toCtx(at, call, { tx, reach: noReach, cookies }), input, prepared } };
  });
  const nobody = toCtx(at, NOBODY, { tx, reach: noReach, cookies: [] });
  // -- inputs and what was prepared for them are what this handler's endpoint declares.
  const settled = await together.settle(nobody, asked.map((one) => one.request) as unknown as readonly Request<never, never>[]);
  if (settled.length !== open.length) throw new TypeError(`${endpoint.id}: ${open.length} commands and ${settled.length} answers`);
  // What is not kept goes through JSON once, on its way out.
  const toBody = together.knowsRepeats === true ? (body: unknown) => body : toWire;
  const outcomes = settled.map((one, index): Settled<Answered> => (one.ok
    ? { ok: true, body: { body: toBody(endpoint.output.parse(one.body)), cookies: asked[index]?.cookies ?? [], isRepeat: false } } : one));
  const kept = together.knowsRepeats === true ? [] : outcomes.flatMap((one, index) => {
    const key = open[index]?.key;
    return one.ok && key !== undefined ? [{ key, answer: { body: one.body.body, cookies: one.body.cookies } }] : [];
  });
  if (kept.length > 0 && !await addAnswers(tx, kept, at.house)) throw new Error('a key of the group was claimed meanwhile');
  return outcomes;
}

const NOBODY: Call = {
  actor: { kind: 'anonymous' }, actingUnion: undefined, input: {}, idempotencyKey: undefined, requestId: 'together', caller: { address: '', device: undefined },
};
