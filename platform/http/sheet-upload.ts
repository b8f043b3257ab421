import type { FastifyInstance } from 'fastify';
import { liveGrants } from '#platform/access/decide.ts';
import type { House } from '#platform/access/ctx.ts';
import { personalReach, reachSettings } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { sheetErrors } from '#platform/sheets/contract.ts';
import { cleanText, MAX_FILE_BYTES } from '#platform/sheets/sheet.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { keepUpload } from '#platform/sheets/store/uploads.ts';
import { actorOf, requireOwnOrigin, type ActorResolver } from './server.ts';

const NAME_LIMIT = 120;

/**
 * `POST /api/sheets/uploads`: one spreadsheet as the raw body, its name in `x-file-name` (percent-encoded). For whoever
 * holds an office. The file is opened in a process of its own and outside any transaction; only its cells are kept, for
 * the uploader alone, until a command of a module takes them over.
 */
export function addSheetUpload(app: FastifyInstance, parts: { house: House; db: Database; resolveActor: ActorResolver }): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES }, (_request, body, done) => done(null, body));
  app.post('/api/sheets/uploads', { bodyLimit: MAX_FILE_BYTES }, async (request, reply) => {
    const { house, db } = parts;
    requireOwnOrigin(request, house.publicUrl);
    const actor = await actorOf(parts, request, house.publicUrl.startsWith('https:'));
    if (actor.kind !== 'person') throw new AppError(generalErrors['not-signed-in']);
    if (liveGrants(actor.grants, { actingUnion: undefined, now: house.clock.now() }).length === 0) throw new AppError(generalErrors['not-allowed']);
    if (!Buffer.isBuffer(request.body)) throw new AppError(generalErrors['invalid-input']);
    const read = await readSheet(request.body);
    if (!read.ok) throw new AppError(sheetErrors[read.reason]);
    const id = newId<'sheet-upload'>(house);
    await db.transact(reachSettings(personalReach(actor)), (tx) => keepUpload({ ...house, tx }, {
      id, ownerId: actor.personId, fileName: readName(request.headers['x-file-name']), sheet: read.sheet,
    }));
    return reply.header('cache-control', 'no-store').send({ uploadId: id, rows: read.sheet.rows.length });
  });
}

function readName(header: unknown): string {
  try {
    return cleanText(decodeURIComponent(typeof header === 'string' ? header : '')).slice(0, NAME_LIMIT).toWellFormed();
  } catch {
    return '';
  }
}
