import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newCaseReach, reachSettings, systemReach } from '#platform/access/reach.ts';
import type { House } from '#platform/access/ctx.ts';
import { defineErrors, generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import type { Reencoder } from '#platform/files/reencode.ts';
import { sniffPdf } from '#platform/files/sniff.ts';
import { countUnclaimed, PHOTOS_PER_CASE, storePdf, storePhoto, UNCLAIMED_LIMIT } from '#platform/files/store/photos.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { scopeOfWork } from '#platform/guard/challenge.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { requireQuota, spendQuota, type Spending } from '#platform/guard/spend.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { actorOf, requireOwnOrigin, type ActorResolver } from './server.ts';

const BYTE_LIMIT = 10 * 1024 * 1024;
const PDF = 'application/pdf';

export const photoErrors = defineErrors('files', {
  'not-an-image': 'invalid', 'too-large': 'too-large', 'too-many-pixels': 'invalid', 'broken': 'invalid',
  'timeout': 'unavailable', 'busy': 'unavailable', 'too-many-photos': 'too-many',
  'not-a-pdf': 'invalid',
});

/**
 * The one route that takes bytes: `POST /api/files/photos`, header `x-subject-key` with the id of the case that is
 * being written. Anybody may call it (an appeal needs no account), so everything is bounded: bytes, photos per case,
 * bytes per scanned code and day, unclaimed photos on the whole platform; and whoever is not signed in brings the same
 * proof of work (`x-work`) with which the case itself will be sent. Nothing of the upload is kept but what was drawn
 * anew from it; a PDF (`application/pdf`), which only somebody signed in may send, is kept sealed as it came and never opened here.
 */
export function addPhotoUpload(app: FastifyInstance, parts: UploadParts): void {
  app.addContentTypeParser(/^(image\/|application\/pdf$)/, { parseAs: 'buffer', bodyLimit: BYTE_LIMIT }, (_request, body, done) => done(null, body));
  app.post('/api/files/photos', { bodyLimit: BYTE_LIMIT }, async (request, reply) => {
    requireOwnOrigin(request, parts.house.publicUrl);
    const ownerId = String(request.headers['x-subject-key'] ?? '');
    if (!isUuid(ownerId) || !Buffer.isBuffer(request.body)) throw new AppError(generalErrors['invalid-input']);
    const payer = await payerOf(parts, request, ownerId);
    await requireRoom(parts, ownerId, payer);
    if (request.headers['content-type'] === PDF) return reply.header('cache-control', 'no-store').send(await keepPdf(parts, { ownerId, payer, bytes: request.body }));
    const drawn = await parts.reencoder.reencode(request.body);
    if (!drawn.ok) throw new AppError(photoErrors[drawn.reason]);
    const id = newId<'photo'>(parts.house);
    const { bytes, thumbnail, width, height } = drawn;
    await parts.db.transact(reachSettings(newCaseReach(ownerId)), async (tx) => {
      await storePhoto({ ...parts.house, tx }, { id, ownerId, bytes, thumbnail, width, height });
      await spendQuota({ ...parts.house, tx }, spendingsOf(payer, bytes.length + thumbnail.length), guardErrors['photos-full']);
    });
    return reply.header('cache-control', 'no-store')
      .send({ fileId: id, width: drawn.width, height: drawn.height, bytes: drawn.bytes.length });
  });
}

async function keepPdf({ house, db }: UploadParts, { ownerId, payer, bytes }: { ownerId: string; payer: Payer; bytes: Buffer }) {
  if (payer.kind !== 'person') throw new AppError(guardErrors['work-needed']);
  if (!sniffPdf(bytes)) throw new AppError(photoErrors['not-a-pdf']);
  const id = newId<'photo'>(house);
  await db.transact(reachSettings(newCaseReach(ownerId)), async (tx) => {
    await storePdf({ ...house, tx }, { id, ownerId, bytes });
    await spendQuota({ ...house, tx }, spendingsOf(payer, bytes.length), guardErrors['photos-full']);
  });
  return { fileId: id, width: 0, height: 0, bytes: bytes.length };
}

type UploadParts = { readonly house: House; readonly db: Database; readonly reencoder: Reencoder; readonly resolveActor: ActorResolver };

/** Whose day a photo is counted to: the scanned code's, or the person's who is signed in. */
type Payer = { readonly kind: 'code' | 'person'; readonly subject: string };

function spendingsOf({ kind, subject }: Payer, bytes: number): readonly Spending[] {
  return kind === 'person' ? [{ quota: 'photoBytesPerPersonDay', subject, amount: bytes }]
    : [{ quota: 'photoBytesPerCodeDay', subject, amount: bytes }, { quota: 'photosPerCodeDay', subject }];
}

async function payerOf({ house, resolveActor }: UploadParts, request: FastifyRequest, ownerId: string): Promise<Payer> {
  const codeId = scopeOfWork(house, String(request.headers['x-work'] ?? ''), ownerId);
  if (codeId !== undefined) return { kind: 'code', subject: codeId };
  const actor = await actorOf({ resolveActor }, request, house.publicUrl.startsWith('https:'));
  if (actor.kind !== 'person') throw new AppError(guardErrors['work-needed']);
  return { kind: 'person', subject: actor.personId };
}

async function requireRoom({ house, db }: UploadParts, ownerId: string, payer: Payer): Promise<void> {
  const waiting = await db.transact(reachSettings(systemReach('job')), async (tx) => {
    await requireQuota({ ...house, tx }, spendingsOf(payer, 0), guardErrors['photos-full']);
    return countUnclaimed(tx, ownerId);
  });
  // Twice the limit: a worker may take a photo back and choose another before sending.
  if (waiting.own >= PHOTOS_PER_CASE * 2 || waiting.all >= UNCLAIMED_LIMIT) throw new AppError(photoErrors['too-many-photos']);
}
