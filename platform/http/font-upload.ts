import type { FastifyInstance } from 'fastify';
import type { Actor } from '#platform/access/actor.ts';
import type { House } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { personalReach, reachSettings } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Database } from '#platform/db/database.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors, permissions } from '#platform/papers/contract.ts';
import { checkFont } from '#platform/papers/font-check/check-font.ts';
import { toShownName } from '#platform/papers/font-check/font-wire.ts';
import { MAX_FONT_BYTES } from '#platform/papers/font-check/sfnt.ts';
import { keepFontFile } from '#platform/papers/store/fonts.ts';
import { actorOf, requireOwnOrigin, type ActorResolver } from './server.ts';

/**
 * `POST /api/papers/font-uploads`: one TrueType or OpenType font as the raw body (`font/sfnt`), its name in `x-file-name`
 * (percent-encoded). For whoever may set fonts somewhere. It is opened in a process of its own and outside any transaction,
 * and kept for the uploader alone until `papers.useFont` gives it to a union.
 */
export function addFontUpload(app: FastifyInstance, parts: { house: House; db: Database; resolveActor: ActorResolver }): void {
  app.addContentTypeParser(/^font\//, { parseAs: 'buffer', bodyLimit: MAX_FONT_BYTES }, (_request, body, done) => done(null, body));
  app.post('/api/papers/font-uploads', { bodyLimit: MAX_FONT_BYTES }, async (request, reply) => {
    const { house, db } = parts;
    requireOwnOrigin(request, house.publicUrl);
    const actor = await actorOf(parts, request, house.publicUrl.startsWith('https:'));
    if (actor.kind !== 'person') throw new AppError(generalErrors['not-signed-in']);
    if (!maySetFonts(house, actor)) throw new AppError(generalErrors['not-allowed']);
    if (!Buffer.isBuffer(request.body)) throw new AppError(generalErrors['invalid-input']);
    const bytes = request.body;
    const checked = await checkFont(bytes);
    if (!checked.ok) throw new AppError(errors[checked.reason]);
    const id = newId<'font-file'>(house);
    const fileName = readName(request.headers['x-file-name']);
    const fontName = checked.fontName === '' ? fileName : checked.fontName;
    await db.transact(reachSettings(personalReach(actor)), (tx) => keepFontFile(tx, {
      id, ownerId: actor.personId, bytes, fileName, fontName, madeAt: house.clock.now(),
    }));
    return reply.header('cache-control', 'no-store').send({ uploadId: id, fontName });
  });
}

function maySetFonts(house: House, actor: Extract<Actor, { kind: 'person' }>): boolean {
  const roles = house.permissions.get(permissions.names['papers.setting.edit']);
  return liveGrants(actor.grants, { actingUnion: undefined, now: house.clock.now() }).some((grant) => roles?.has(grant.role) === true);
}

function readName(header: unknown): string {
  try {
    return toShownName(decodeURIComponent(typeof header === 'string' ? header : ''));
  } catch {
    return '';
  }
}
