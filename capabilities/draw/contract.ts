import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { drawResource } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { WORKER_NUMBERS } from './contract/party-numbers.ts';
import { COARSE_WEIGHTS, ENDINGS, hash64, LIMITS, ROLES, salt32, STATES } from './wire.ts';

const uuid = z.string().refine(isUuid);
const moment = z.iso.datetime().transform(toInstant);
const words = z.string().trim().min(1).max(200);
const ofDraw = z.object({ drawId: uuid });
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const PUBLIC = 'a draw that anybody may check is told to everybody; it names offices and numbers, and nobody else';

/** A party as everybody sees it: an office by its union's name, a worker by the number alone. */
const party = z.object({ party: z.int(), role: z.enum(ROLES), name: z.string(), committedAt: z.date(), revealedAt: z.date().nullable() });
const dates = { freezeAt: z.date(), freezeBy: z.date(), frozenAt: z.date().nullable(), revealBy: z.date().nullable(), closeBy: z.date().nullable() };
const union = z.object({ unionId: uuid, name: z.string() });
const view = z.object({
  drawId: uuid, title: z.string(), link: z.string(), state: z.enum(STATES), ending: z.enum(ENDINGS).nullable(), reason: z.string(), places: z.int(), entries: z.int(), ...dates,
  organiser: union, closer: union.nullable(), parties: z.array(party), missing: z.array(z.enum(ROLES)),
  /** Parties that can still reveal now, by number: the first turn's, then the closer's. */
  turn: z.array(z.int()),
  listHash: z.string().nullable(), resultHash: z.string().nullable(),
});
const own = z.object({
  number: z.string(), token: z.string(), weight: z.int(), size: z.int(), entries: z.int(), rank: z.int().nullable(), isPlaced: z.boolean().nullable(),
  /** Groups that wait before this one; null while it does not wait. */
  waitingBefore: z.int().nullable(), last: z.object({ number: z.string(), rank: z.int() }).nullable(),
});
const task = z.object({
  drawId: uuid, title: z.string(), state: z.enum(STATES), ending: z.enum(ENDINGS).nullable(), role: z.enum(['organiser', 'closer']), unionId: uuid, unionName: z.string(), hasCloser: z.boolean(), ...dates,
  /** Of this side, once it has committed. */
  commitment: z.string().nullable(), isRevealed: z.boolean(), isTurn: z.boolean(), missing: z.array(z.enum(ROLES)),
});

const named = { name: z.string(), unionName: z.string() };

export const endpoints = {
  readDraw: defineQuery({ id: 'draw.readDraw', access: openToAll(PUBLIC), input: ofDraw, output: view, errors: [errors['draw-unknown']] }),
  /** Byte for byte: the frozen list, whose SHA-256 is its hash, or the published file that docs/verify-draw.mjs reads. */
  readFile: defineQuery({
    id: 'draw.readFile', access: openToAll(PUBLIC), input: ofDraw.extend({ part: z.enum(['list', 'result']) }), output: bytes, errors: [errors['draw-unknown'], errors['not-published']],
  }),
  /** My number, the cut, why; and whether this person keeps a value of the seed. */
  readMine: defineQuery({
    id: 'draw.readMine', access: anySignedIn(), input: ofDraw,
    output: z.object({ entry: own.nullable(), party: z.object({ party: z.int(), commitment: z.string(), isRevealed: z.boolean() }).nullable(), mayCommit: z.boolean() }), errors: [errors['draw-unknown']],
  }),
  /** One tap. The device makes the commitment for every number that it may be given; that of the number given is kept. */
  commitAsWorker: defineCommand({
    id: 'draw.commitAsWorker', access: anySignedIn(), input: ofDraw.extend({ commitments: z.array(hash64).length(WORKER_NUMBERS.length) }),
    output: z.object({ party: z.int(), commitment: z.string() }),
    errors: [errors['draw-unknown'], errors['committing-over'], errors['not-for-you'], errors['too-many-parties'], errors['commitment-repeated']],
  }),
  commitForUnion: defineCommand({
    id: 'draw.commitForUnion', access: may('draw.party.act').on(unionResource, 'unionId'), input: ofDraw.extend({ unionId: uuid, commitment: hash64 }), output: z.object({ party: z.int() }),
    errors: [
      errors['draw-unknown'], errors['committing-over'], errors['other-office'], errors['not-a-party'], errors['committed-already'], errors['both-sides'], errors['commitment-repeated'],
    ],
  }),
  /** From whoever brings it: a reveal proves itself. */
  reveal: defineCommand({
    id: 'draw.reveal', access: anySignedIn(), input: ofDraw.extend({ party: z.int().min(1).max(LIMITS.parties), value: hash64, salt: salt32 }), output: z.object({}),
    errors: [errors['draw-unknown'], errors['not-a-party'], errors['turn-to-come'], errors['turn-over'], errors['does-not-open'], errors['revealed-already']],
  }),
  /** What an officer's own unions have to do with draws, as the one that draws or as the one that closes. */
  listTasks: defineQuery({ id: 'draw.listTasks', access: may('draw.party.act').listing(), input: z.object({}), output: z.object({ tasks: z.array(task) }), errors: [] }),
  askCloser: defineCommand({
    id: 'draw.askCloser', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw.extend({ closerId: uuid }), output: z.object({}),
    errors: [errors['closer-unfit'], errors['committing-over'], errors['committed-already']],
  }),
  extend: defineCommand({
    id: 'draw.extend', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw.extend({ freezeBy: moment, reason: words }), output: z.object({}),
    errors: [errors['not-waiting'], errors['too-late']],
  }),
  turnToApproval: defineCommand({
    id: 'draw.turnToApproval', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw.extend({ reason: words }), output: z.object({}), errors: [errors['not-waiting']],
  }),
  setWeight: defineCommand({
    id: 'draw.setWeight', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw.extend({ entryId: uuid, weight: z.literal([...COARSE_WEIGHTS]), reason: words }), output: z.object({}),
    errors: [errors['committing-over'], errors['entry-unknown']],
  }),
  listWeights: defineQuery({
    id: 'draw.listWeights', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw, logged: true,
    output: z.object({
      title: z.string(), state: z.enum(STATES), mayChange: z.boolean(), weights: z.array(z.object({ entryId: uuid, ...named, weight: z.int(), reason: z.string() })),
    }),
    errors: [],
  }),
  /** Some of those who signed up, by words of their names: whom a weight can be given. */
  findEntries: defineQuery({
    id: 'draw.findEntries', access: may('draw.draw.manage').on(drawResource, 'drawId'), input: ofDraw.extend({ words: z.string().trim().max(40) }), logged: true,
    output: z.object({ entries: z.array(z.object({ entryId: uuid, ...named, persons: z.int() })) }), errors: [],
  }),
} as const;
