import type { FastifyInstance } from 'fastify';
import { newCaseReach, reachSettings, systemReach } from '#platform/access/reach.ts';
import type { House } from '#platform/access/ctx.ts';
import { defineErrors, generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import type { Reencoder } from '#platform/files/reencode.ts';
import { countUnclaimed, PHOTOS_PER_CASE, storePhoto, UNCLAIMED_LIMIT } from '#platform/files/store/photos.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { requireOwnOrigin } from './server.ts';

const BYTE_LIMIT = 10 * 1024 * 1024;

export const photoErrors = defineErrors('files', {
  'not-an-image': 'invalid', 'too-large': 'too-large', 'too-many-pixels': 'invalid', 'broken': 'invalid',
  'timeout': 'unavailable', 'busy': 'unavailable', 'too-many-photos': 'too-many',
});

/**
 * The one route that takes bytes: `POST /api/files/photos`, header `x-subject-key` with the id of the case that is
 * being written. Anybody may call it (an appeal needs no account), so everything is bounded: bytes, photos per case,
 * unclaimed photos on the whole platform. Nothing of the upload is kept but what was drawn anew from it.
 */
export function addPhotoUpload(app: FastifyInstance, parts: { house: House; db: Database; reencoder: Reencoder }): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: BYTE_LIMIT }, (_request, body, done) => done(null, body));
  app.post('/api/files/photos', { bodyLimit: BYTE_LIMIT }, async (request, reply) => {
    requireOwnOrigin(request, parts.house.publicUrl);
    const ownerId = String(request.headers['x-subject-key'] ?? '');
    if (!isUuid(ownerId) || !Buffer.isBuffer(request.body)) throw new AppError(generalErrors['invalid-input']);
    await requireRoom(parts.db, ownerId);
    const drawn = await parts.reencoder.reencode(request.body);
    if (!drawn.ok) throw new AppError(photoErrors[drawn.reason]);
    const id = newId<'photo'>(parts.house);
    await parts.db.transact(reachSettings(newCaseReach(ownerId)), (tx) => storePhoto({ ...parts.house, tx }, {
      id, ownerId, bytes: drawn.bytes, thumbnail: drawn.thumbnail, width: drawn.width, height: drawn.height,
    }));
    return reply.header('cache-control', 'no-store')
      .send({ fileId: id, width: drawn.width, height: drawn.height, bytes: drawn.bytes.length });
  });
}

async function requireRoom(db: Database, ownerId: string): Promise<void> {
  const waiting = await db.transact(reachSettings(systemReach('job')), (tx) => countUnclaimed(tx, ownerId));
  // Twice the limit: a worker may take a photo back and choose another before sending.
  if (waiting.own >= PHOTOS_PER_CASE * 2 || waiting.all >= UNCLAIMED_LIMIT) throw new AppError(photoErrors['too-many-photos']);
}
