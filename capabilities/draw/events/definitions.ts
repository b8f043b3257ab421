import { z } from 'zod';
import { c1, c2, c4, defineEvent, idField } from '#platform/contract/event.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { isUuid, toId } from '#platform/kernel/id.ts';
import { ENDINGS, hash64, instantText, ROLES, salt32 } from '../wire.ts';

const uuid = z.string().refine(isUuid);
const instant = z.iso.datetime();
const ofDraw = { drawId: idField<'offer'>(), unionId: idField<'union'>() };
/** Every step says when the job has to look at the draw next; null is never. */
const due = { dueAt: c2(instant.nullable()) };
const closer = { closerId: c1(uuid.nullable()) };

// Workers commit and reveal in the internet zone, offices in either; everybody sees what came of it.

/** Together with the places that it gives. The union that closes is told at once: it has until the freeze to commit. */
export const drawOpened = defineEvent('draw.drawOpened', {
  crosses: 'both', subject: 'drawId',
  fields: { ...ofDraw, ...closer, title: c1(z.string()), link: c1(z.string()), places: c1(z.int()), freezeAt: c1(instant), freezeBy: c1(instant), revealMinutes: c1(z.int()), closeMinutes: c1(z.int()) },
  notices: (event) => (event.closerId === null ? [toOffice('choose-closer', event.unionId)] : [toOffice('asked-to-close', event.closerId)]),
});

export const closerAsked = defineEvent('draw.closerAsked', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, closerId: c1(uuid) },
  notices: (event) => [toOffice('asked-to-close', event.closerId)],
});

/** A hash arrived; the value stays on the device that made it. Who pressed for an office is kept and never published. */
export const partyCommitted = defineEvent('draw.partyCommitted', {
  crosses: 'both', subject: 'drawId',
  fields: { ...ofDraw, ...due, party: c1(z.int()), role: c1(z.enum(ROLES)), partyUnionId: c1(uuid.nullable()), name: c1(z.string()), personId: idField<'person'>(), commitment: c1(hash64) },
});

/** Another weight than one. What counts for whom is personal: the reason is sealed, and the file has numbers only. */
export const weightSet = defineEvent('draw.weightSet', {
  crosses: 'both', subject: 'entryId', sealedBy: 'personId',
  fields: { ...ofDraw, entryId: idField<'entry'>(), personId: idField<'person'>(), weight: c2(z.int()), reason: c4(z.string()) },
});

/** The list is closed and somebody is missing: named, told, and waited for until the published moment. */
export const freezeDelayed = defineEvent('draw.freezeDelayed', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ...due, ...closer, missing: c1(z.array(z.enum(ROLES))) },
  notices: (event) => [toOffice('delayed', event.unionId), ...(event.closerId !== null && event.missing.includes('closer') ? [toOffice('asked-to-close', event.closerId)] : [])],
});

/** It waited in vain: the union says openly how it goes on. */
export const freezeFailed = defineEvent('draw.freezeFailed', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, missing: c1(z.array(z.enum(ROLES))) },
  notices: (event) => [toOffice('stuck', event.unionId)],
});

export const freezeExtended = defineEvent('draw.freezeExtended', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ...due, freezeBy: c1(instant), reason: c1(z.string()) },
});

const numbered = z.object({ entryId: uuid, personId: uuid, number: z.string(), token: z.string(), weight: z.int(), size: z.int() });

/** List and commitments in one moment. `list` is the text that was hashed; whose number is whose stands beside it. */
export const drawFrozen = defineEvent('draw.drawFrozen', {
  crosses: 'both', subject: 'drawId',
  fields: {
    ...ofDraw, ...due, link: c1(z.string()), frozenAt: c1(instantText), revealBy: c1(instantText), closeBy: c1(instantText), list: c1(z.string()), listHash: c1(hash64),
    entries: c2(z.array(numbered)), workers: c2(z.array(uuid)),
  },
  notices: (event) => [
    toOffice('frozen', event.unionId), ...event.workers.map((personId): NoticeIntent => ({ to: { person: toId(personId) }, kind: 'draw.notice.reveal', params: {}, link: event.link })),
  ],
});

export const partyRevealed = defineEvent('draw.partyRevealed', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ...due, party: c1(z.int()), value: c1(hash64), salt: c1(salt32), revealedAt: c1(instantText) },
});

/** The first turn is over: the union that closes has its day. */
export const closerTurnCame = defineEvent('draw.closerTurnCame', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ...due, closerId: c1(uuid) },
  notices: (event) => [toOffice('close-now', event.closerId)],
});

const drawnEntry = z.object({ entryId: uuid, rank: z.int(), isPlaced: z.boolean() });

/** The published file, byte for byte, and what it means for whom. Places are given in the same transaction. */
export const drawSettled = defineEvent('draw.drawSettled', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, file: c1(z.string()), hash: c1(hash64), entries: c2(z.array(drawnEntry)) },
});

export const drawEnded = defineEvent('draw.drawEnded', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ending: c1(z.enum(ENDINGS)), reason: c1(z.string()) },
});

/** The union that draws, or the one that closes, is no more: its successor goes on with it. */
export const drawRehomed = defineEvent('draw.drawRehomed', {
  crosses: 'both', subject: 'drawId', fields: { ...ofDraw, ...closer, toUnionId: idField<'union'>(), formerCloserId: c1(uuid.nullable()) },
  notices: (event) => [
    ...(event.toUnionId === event.unionId ? [] : [toOffice('rehomed', event.toUnionId)]),
    ...(event.closerId === event.formerCloserId ? [] : [event.closerId === null ? toOffice('choose-closer', event.toUnionId) : toOffice('asked-to-close', event.closerId)]),
  ],
});

function toOffice(kind: string, unionId: string): NoticeIntent {
  return { to: { union: toId(unionId), roles: ['chair', 'administrator'] }, kind: `draw.notice.${kind}`, params: {}, link: '/office/draws' };
}
