import type { z } from 'zod';
import type { Ctx, House } from '#platform/access/ctx.ts';
import { handleTogether, type Request, type Settled } from '#platform/access/handler.ts';
import { toStoredKey } from '#platform/accounts/password.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { requireWork } from '#platform/guard/require-work.ts';
import { findQuotaRefusals, spendQuota, type Spending } from '#platform/guard/spend.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { holdUnions, type UnionRow } from '#platform/orgs/store/unions.ts';
import { catchUpServices, refuseWhereOff } from '#platform/switchboard/gate.ts';
import { endpoints, errors } from '../contract.ts';
import { RECEIPT_KEY_COST, receiptSalt } from '../rules/receipt-key.ts';
import type { CodeRow } from '../store/rows.ts';
import { beginCases, contactOf, type NewCase } from './begin-case.ts';
import { readCodeToken } from './code-token.ts';
import { raiseAlarms } from './raise-alarm.ts';
import { findUsableCodes } from './read-code.ts';

type Input = z.output<typeof endpoints.submitAppeal.input>;
type Body = z.input<typeof endpoints.submitAppeal.output>;
type Asked = Request<Input, string>;

/**
 * A worker's appeal. Anonymous means: no account is attached even when one is signed in, no name, no phone, and the
 * texts are sealed with a key of the case's own. Those of a crowd are settled together (docs/adr/0012).
 */
export const submitAppeal = handleTogether(endpoints.submitAppeal, {
  prepare: toReceiptHash,
  // Photos are claimed before all of it is known to be good, and under the reach of the one case that they belong to.
  isAlone: ({ photos }) => photos.length > 0,
  settle: settleAppeals,
});

/** What is kept of the query code: a digest of what the phone derived from it, or what the server derives itself. */
async function toReceiptHash(house: House, { appealId, receiptKey, queryCode }: Input): Promise<string> {
  if (receiptKey !== undefined) {
    return toStoredKey(Buffer.from(receiptKey, 'base64url'), { cost: RECEIPT_KEY_COST, salt: Buffer.from(receiptSalt(appealId), 'ascii') });
  }
  if (queryCode === undefined) {
    throw new AppError(generalErrors['invalid-input'], {}, [{ path: 'queryCode', code: 'http/missing', params: {} }]);
  }
  return orThrow(await house.ports.signIn.newReceipts.hashPassword(queryCode));
}

/** One appeal on its way through the rules; `refusal` is the first of them that said no. */
type Candidate = { readonly asked: Asked; readonly scannedId: string; refusal?: AppError; code?: CodeRow; newCase?: NewCase };

async function settleAppeals(ctx: Ctx, requests: readonly Asked[]): Promise<Settled<Body>[]> {
  const candidates = requests.map(toCandidate);
  const open = () => candidates.filter((one) => one.refusal === undefined);
  const ready = open();
  const [full, codes] = await Promise.all([
    findQuotaRefusals(ctx, ready.map(({ scannedId }) => spendingsOf(scannedId, 1)), guardErrors['code-full']),
    findUsableCodes(ctx, ready.map(({ scannedId, asked }) => ({ scannedId, shownUnionId: asked.input.unionId }))),
    catchUpServices(ctx),
  ]);
  ready.forEach((one, index) => {
    const code = codes[index];
    const refusal = full[index] ?? (code instanceof AppError ? code : undefined);
    if (refusal !== undefined) one.refusal = refusal;
    else if (code !== undefined && !(code instanceof AppError)) one.code = code;
  });
  const unions = new Map((await holdUnions(ctx, open().flatMap(({ code }) => code?.unionId ?? []))).map((union) => [union.id, union]));
  for (const one of open()) {
    const made = refusedOr(() => toNewCase(one, one.code === undefined ? undefined : unions.get(one.code.unionId)));
    if (made instanceof AppError) one.refusal = made;
    else one.newCase = made;
  }
  for (const { asked } of open()) await claimOwnPhotos(asked.ctx, asked.input);
  const settled = await write(ctx, open());
  return candidates.map((one) => (one.refusal === undefined
    ? settled.get(one) ?? neverSettled() : { ok: false, error: one.refusal }));
}

/** Everything that was found good, with the counters that all of it shares last. */
async function write(ctx: Ctx, open: readonly Candidate[]): Promise<ReadonlyMap<Candidate, Settled<Body>>> {
  const begun = await beginCases(ctx, open.map((one) => one.newCase ?? neverSettled()));
  await raiseAlarms(ctx, begun.map(({ ladder }, index) => ({ ladder, topic: open[index]?.asked.input.topic ?? neverSettled() })));
  const byCode = Map.groupBy(open, (one) => one.scannedId);
  const spent = [...byCode].flatMap(([scannedId, { length }]) => spendingsOf(scannedId, length));
  if (spent.length > 0) await spendQuota(ctx, spent, guardErrors['code-full']);
  return new Map(open.map((one, index) => {
    const { caseNumber, dueOn, isDueProvisional } = begun[index] ?? neverSettled();
    return [one, { ok: true, body: { appealId: one.asked.input.appealId, caseNumber, receivedAt: ctx.clock.now(), dueOn, isDueProvisional } }];
  }));
}

function toCandidate(asked: Asked): Candidate {
  const { ctx, input } = asked;
  // Of the poster that was scanned, also when another has taken its place: the phone worked on that one's challenge.
  const scannedId = readCodeToken(ctx.keyring, input.code);
  const refused = refusedOr(() => requireWork(ctx, scannedId ?? '', input.appealId));
  const candidate: Candidate = { asked, scannedId: scannedId ?? '' };
  if (refused instanceof AppError) candidate.refusal = refused;
  else if (scannedId === undefined) candidate.refusal = new AppError(errors['code-unknown']);
  return candidate;
}

function toNewCase({ asked, code }: Candidate, union: UnionRow | undefined): NewCase {
  const { ctx, input, prepared } = asked;
  if (code === undefined || union === undefined) throw new AppError(errors['code-unknown']);
  refuseWhereOff(ctx, 'appeals', union.path);
  const personId = input.disclosure !== 'anonymous' && ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return {
    ...input, union, about: input.about ?? 'nobody', source: 'scan', contact: contactOf(input, personId !== null), personId, code, officer: null,
    receiptHash: prepared, recorder: ctx.journalActor,
  };
}

function spendingsOf(scannedId: string, amount: number): Spending[] {
  return [{ quota: 'casesPerCodeHour', subject: scannedId, amount }, { quota: 'casesPerCodeDay', subject: scannedId, amount }];
}

async function claimOwnPhotos(ctx: Ctx, { appealId, photos }: Input): Promise<void> {
  if (photos.length === 0) return;
  const claimed = await claimPhotos(ctx, appealId, photos);
  if (claimed < new Set(photos).size) throw new AppError(errors['photo-unknown']);
}

function refusedOr<Value>(work: () => Value): Value | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function neverSettled(): never {
  throw new TypeError('a candidate was lost on the way');
}
