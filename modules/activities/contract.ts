import { z } from 'zod';
import { audience, LIMITS as PLACES, MEMBER_KINDS, questions, RETIRED, uuid as placeId, WAYS } from '#capabilities/signup/wire.ts';
import { errors as draw } from '#capabilities/draw/contract/errors.ts';
import { errors as signup } from '#capabilities/signup/contract/errors.ts';
import { anySignedIn, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { activityResource, errors } from './contract/access.ts';
import { photoEndpoints } from './contract/photos.ts';
import { fileBytes, KINDS, LIMITS, moment, OFFICE_VIEWS, STATES, uuid, words } from './wire.ts';

/** One time and place of an activity; its id is that of the places offered for it. */
const session = z.object({ sessionId: uuid, label: z.string(), place: z.string(), beginsAt: z.date(), endsAt: z.date() });
const summary = z.object({
  activityId: uuid, unionId: uuid, unionName: z.string(), kind: z.enum(KINDS), title: z.string(), place: z.string(), way: z.enum(WAYS), state: z.enum(STATES),
  beginsAt: z.date(), endsAt: z.date(), opensAt: z.date(), closesAt: z.date(), sessions: z.int(),
});
const whole = summary.omit({ sessions: true }).extend({
  summary: z.string(), contact: z.string(), groupMost: z.int(), planNumber: z.string().nullable(), cancelReason: z.string().nullable(), sessions: z.array(session),
  /** The cover first. */
  pictures: z.array(uuid),
});
const named = z.object({ unionId: uuid, unionName: z.string() });
/** What an officer sees beside it: how many stand where, and the terms under which it was made, so that a copy can begin from them. */
const forOfficers = whole.extend({
  /** The budget that its number names, where the union has one. */
  plan: z.object({ planId: uuid, title: z.string() }).nullable(),
  sessions: z.array(session.extend({ way: z.enum(WAYS), places: z.int(), taken: z.int(), waiting: z.int(), asked: z.int() })),
  audience: z.object({ unions: z.array(named), kinds: z.array(z.enum(MEMBER_KINDS)), retired: z.enum(RETIRED) }),
  terms: z.object({
    /** As it was made; a draw may have been turned over to approval since. */
    way: z.enum(WAYS),
    places: z.int(), waitingMost: z.int(), holdMinutes: z.int(), limitId: uuid.nullable(), shares: z.array(named.extend({ places: z.int(), flowsBackAt: z.date().nullable() })),
  }),
});
const newSession = z.object({ sessionId: uuid, label: words.label, place: words.place, beginsAt: moment, endsAt: moment });
const cursor = z.object({ beginsAt: moment, activityId: uuid });

export const endpoints = {
  ...photoEndpoints,
  makeActivity: defineCommand({
    id: 'activities.makeActivity', access: may('activities.activity.manage').on(unionResource, 'unionId'),
    input: z.object({
      unionId: uuid, activityId: uuid, kind: z.enum(KINDS), title: words.title, summary: words.summary, place: words.place, contact: words.contact,
      way: z.enum(WAYS), audience, groupMost: z.int().min(1).max(PLACES.group), waitingMost: z.int().min(0).max(PLACES.waiting),
      /** How long a place is held for whoever waited. */
      holdMinutes: z.int().min(10).max(PLACES.holdMinutes), limitId: uuid.optional(), planNumber: z.string().trim().max(20).nullable(),
      opensAt: moment, closesAt: moment,
      /** Asked after signing up, as the union wishes. */
      questions: questions.optional(),
      /** The same cut for every session: the union's own places, and what of them is given to unions below. */
      shares: z.array(z.object({ unionId: placeId, parentId: placeId.nullable(), places: z.int().min(0).max(PLACES.places), flowsBackAt: moment.nullable() })).min(1).max(PLACES.shares),
      sessions: z.array(newSession).min(1).max(LIMITS.sessions),
    }),
    output: z.object({}),
    errors: [
      errors['ends-early'], errors['opens-late'], errors['in-the-past'], errors['session-twice'], errors['id-taken'], signup['one-root'], signup['share-unknown'], signup['given-too-much'], signup['flows-back-late'],
      signup['out-of-bounds'], signup['audience-outside'], signup['limit-unknown'], signup['questions-wrong'], signup['one-pool'], draw['no-time'], draw['out-of-bounds'],
    ],
  }),
  /** Words, time and place. Whoever has a place is told; when or where being changed, they are asked whether they still come. */
  reviseActivity: defineCommand({
    id: 'activities.reviseActivity', access: may('activities.activity.manage').on(activityResource, 'activityId'),
    input: z.object({ activityId: uuid, title: words.title, summary: words.summary, place: words.place, contact: words.contact, sessions: z.array(newSession).min(1).max(LIMITS.sessions) }),
    output: z.object({ asked: z.int() }), errors: [errors['ends-early'], errors['in-the-past'], errors['over-already'], errors['cancelled-already'], errors['nothing-changed'], errors['session-twice']],
  }),
  cancelActivity: defineCommand({
    id: 'activities.cancelActivity', access: may('activities.activity.manage').on(activityResource, 'activityId'),
    input: z.object({ activityId: uuid, reason: z.string().trim().min(1).max(200) }), output: z.object({}), errors: [errors['over-already'], errors['cancelled-already']],
  }),
  listActivities: defineQuery({
    id: 'activities.listActivities', access: may('activities.activity.read').listing(),
    input: z.object({ view: z.enum(OFFICE_VIEWS), unionId: uuid.optional(), words: z.string().max(40).optional(), before: cursor.optional() }),
    output: z.object({ activities: z.array(summary.extend({ places: z.int(), taken: z.int(), waiting: z.int(), asked: z.int() })), next: z.object({ beginsAt: z.date(), activityId: uuid }).nullable() }),
    errors: [],
  }),
  readActivity: defineQuery({
    id: 'activities.readActivity', access: may('activities.activity.read').on(activityResource, 'activityId'), input: z.object({ activityId: uuid }), output: forOfficers, errors: [],
  }),
  /** Budgets that the union agreed to and has not settled: what an activity can be paid from. */
  listPlans: defineQuery({
    id: 'activities.listPlans', access: may('activities.activity.manage').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ plans: z.array(z.object({ number: z.string(), title: z.string(), total: z.int() })) }), errors: [],
  }),
  /** The sheet for the wall: title, time, place and a QR that leads to it on the phone. */
  printPoster: defineQuery({
    id: 'activities.printPoster', access: may('activities.activity.read').on(activityResource, 'activityId'), input: z.object({ activityId: uuid }), output: fileBytes, errors: [],
  }),
  /** What the asking worker may come to, soonest first: the phone filters, searches and draws the calendar of it. */
  listForMe: defineQuery({
    id: 'activities.listForMe', access: anySignedIn(), input: z.object({}),
    output: z.object({ activities: z.array(summary.extend({ cover: uuid.nullable(), sounds: z.string(), times: z.array(session.pick({ sessionId: true, beginsAt: true, endsAt: true })) })) }), errors: [],
  }),
  /** By whoever had a place, once, in the thirty days after a session. */
  rateSession: defineCommand({
    id: 'activities.rateSession', access: anySignedIn(),
    input: z.object({ activityId: uuid, sessionId: uuid, stars: z.int().min(1).max(5), words: z.string().trim().max(500).optional() }), output: z.object({}),
    errors: [errors['not-there'], errors['rate-later'], errors['rate-too-late'], errors['rated-already']],
  }),
  readRatings: defineQuery({
    id: 'activities.readRatings', access: may('activities.activity.read').on(activityResource, 'activityId'), input: z.object({ activityId: uuid }),
    output: z.object({ byStars: z.array(z.int()), words: z.array(z.object({ stars: z.int(), text: z.string() })), hidden: z.int() }), errors: [],
  }),
  readFigures: defineQuery({
    id: 'activities.readFigures', access: may('activities.activity.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year: z.int().min(2020).max(2100) }),
    output: z.object({ made: z.int(), cancelled: z.int(), entered: z.int(), rated: z.int(), stars: z.int(), photos: z.int(), asOf: z.date().nullable() }), errors: [],
  }),
  readForMe: defineQuery({
    id: 'activities.readForMe', access: anySignedIn(), input: z.object({ activityId: uuid }), output: whole.extend({ rated: z.array(z.object({ sessionId: uuid, stars: z.int() })) }), errors: [errors['activity-unknown']],
  }),
} as const;
