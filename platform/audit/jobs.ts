import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { beginIncarnation } from './begin-incarnation.ts';
import { makeCheckpoint, sequenceAccess } from './sequence.ts';
import { insertVerification, type Asker } from './store/verifications.ts';
import { walkOn, WALK_START } from './verify.ts';

/** Batches per run: far below the five seconds that a piece may take. The rest waits a minute. */
const BATCHES = 8;
const LEAVES_AT_ONCE = 4_000;

/** The edge's hashes one after another: a payload holds plain values. */
const hashes = z.string().regex(/^([0-9a-f]{64})*$/);
const verifyPayload = z.object({
  verificationId: z.uuid(), personId: z.uuid().nullable(), size: z.int().nonnegative(), edge: hashes,
});

const sequenceAccessLog = defineRecurringJob('audit.sequenceAccess', 1, (ctx) => withSystemReach(ctx, 'tail', async ({ tx, clock }) => {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    if (await sequenceAccess(tx, clock) === 0) return;
  }
}));

const signCheckpoint = defineRecurringJob('audit.signCheckpoint', 5, async (ctx) => {
  await beginIncarnation(ctx);
  await withSystemReach(ctx, 'tail', async (system) => { await makeCheckpoint(system.tx, system); });
});

/** One piece of a verification; the next one begins where it ended. Its end is kept, and a fault is logged as an error. */
const verifyPiece = defineJob('audit.verifyPiece', verifyPayload, async (ctx, payload) => {
  const edge = (payload.edge.match(/.{64}/g) ?? []).map((hex) => Buffer.from(hex, 'hex'));
  const before = { ...WALK_START, edge: { size: payload.size, hashes: edge } };
  const walk = await withSystemReach(ctx, 'tail', ({ tx, keyring }) => walkOn(tx, keyring, before, LEAVES_AT_ONCE));
  if (!walk.isDone) {
    await enqueue(ctx, verifyPiece.name, { ...payload, size: walk.edge.size, edge: Buffer.concat([...walk.edge.hashes]).toString('hex') });
    return;
  }
  const askedBy: Asker = payload.personId === null ? 'schedule' : 'officer';
  await withSystemReach(ctx, 'tail', ({ tx }) => insertVerification(tx, {
    id: payload.verificationId, madeAt: ctx.clock.now(), askedBy, personId: payload.personId, size: walk.edge.size,
    outcome: walk.fault?.kind ?? 'sound', position: walk.fault?.position ?? null,
  }));
  if (walk.fault !== undefined) ctx.log.error({ ...walk.fault }, 'the audit tree does not verify');
});

/** Has the whole tree computed anew, piece by piece, beside the requests. `personId`: the officer who wants to know. */
export async function askVerification(ctx: Ctx, personId: PersonId | null): Promise<void> {
  await enqueue(ctx, verifyPiece.name, { verificationId: newId(ctx), personId, size: 0, edge: '' });
}

const verifyDaily = defineRecurringJob('audit.verifyDaily', 24 * 60, (ctx) => askVerification(ctx, null));

export const auditJobs: readonly Job[] = [sequenceAccessLog, signCheckpoint, verifyPiece, verifyDaily];
