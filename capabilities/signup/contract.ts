import { z } from 'zod';
import { anySignedIn, holder, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { entryResource, offerResource } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { answers, ENDS, fileBytes, LANGUAGES, LIMITS, LIVE_STATES, PERIODS, questions, uuid, WAYS } from './wire.ts';

const state = z.enum([...LIVE_STATES, ...ENDS]);
/** What somebody has of an offer. `before` counts the groups that wait before this one; null when it does not wait or was not counted. */
const standing = z.object({ entryId: uuid, state, persons: z.int(), before: z.int().nullable(), offeredUntil: z.date().nullable() });
/** An offer as everybody may know it: places in all, those still open to the asking person, and how many groups wait. */
const places = z.object({
  offerId: uuid, way: z.enum(WAYS), opensAt: z.date(), closesAt: z.date(), groupMost: z.int(), places: z.int(), open: z.int(), waiting: z.int(), isFull: z.boolean(),
  isCancelled: z.boolean(), isDrawn: z.boolean(), limit: z.object({ name: z.string(), most: z.int(), period: z.enum(PERIODS) }).nullable(),
  questions: questions.nullable(),
});
const ofEntry = z.object({ entryId: uuid });

export const endpoints = {
  /** The command of a crowd: those that arrive together are settled together. The id is made on the phone, once per person and offer. */
  enter: defineCommand({
    id: 'signup.enter', access: anySignedIn(),
    input: z.object({ entryId: uuid, offerId: uuid, persons: z.int().min(1).max(LIMITS.group) }),
    output: standing,
    errors: [
      errors['offer-unknown'], errors['offer-cancelled'], errors['not-yet'], errors['closed'], errors['not-for-you'], errors['group-too-large'], errors['limit-reached'], errors['full'], errors['id-taken'],
    ],
  }),
  leave: defineCommand({
    id: 'signup.leave', access: holder(entryResource, 'entryId'), input: ofEntry, output: z.object({}), errors: [errors['closed'], errors['over-already']],
  }),
  /** Yes or no to places that are held. */
  answerOffer: defineCommand({
    id: 'signup.answerOffer', access: holder(entryResource, 'entryId'), input: ofEntry.extend({ isTaken: z.boolean() }), output: z.object({}), errors: [errors['nothing-offered']],
  }),
  /** For one person: what they have of some offers, with their true place in the line. */
  readPlaces: defineQuery({
    id: 'signup.readPlaces', access: anySignedIn(), input: z.object({ offers: z.array(uuid).min(1).max(100) }),
    output: z.object({ offers: z.array(places.extend({ mine: standing.extend({ hasAnswered: z.boolean() }).nullable() })) }), errors: [],
  }),
  answerQuestions: defineCommand({
    id: 'signup.answerQuestions', access: holder(entryResource, 'entryId'), input: ofEntry.extend({ answers }), output: z.object({}),
    errors: [errors['nothing-to-answer'], errors['answers-wrong'], errors['closed']],
  }),
  readAnswers: defineQuery({
    id: 'signup.readAnswers', access: holder(entryResource, 'entryId'), input: ofEntry, output: z.object({ answers: answers.nullable() }), errors: [],
  }),
  listMine: defineQuery({
    id: 'signup.listMine', access: anySignedIn(), input: z.object({}),
    output: z.object({ entries: z.array(standing.extend({ offerId: uuid, title: z.string(), link: z.string(), cameAt: z.date() })) }), errors: [],
  }),
  listEntries: defineQuery({
    id: 'signup.listEntries', access: may('signup.entry.read').on(offerResource, 'offerId'), input: z.object({ offerId: uuid }), logged: true,
    output: z.object({
      entries: z.array(z.object({ entryId: uuid, name: z.string(), unionName: z.string(), persons: z.int(), state, position: z.int(), cameAt: z.date(), answers: answers.nullable() })),
      questions: questions.nullable(),
      shares: z.array(z.object({ unionId: uuid, unionName: z.string(), places: z.int(), taken: z.int(), free: z.int(), flowsBackAt: z.date().nullable() })),
    }),
    errors: [],
  }),
  /** The same as a workbook, for the door. */
  exportEntries: defineQuery({
    id: 'signup.exportEntries', access: may('signup.entry.read').on(offerResource, 'offerId'), input: z.object({ offerId: uuid, language: z.enum(LANGUAGES) }), logged: true,
    output: fileBytes, errors: [],
  }),
  decideEntries: defineCommand({
    id: 'signup.decideEntries', access: may('signup.entry.decide').on(offerResource, 'offerId'),
    input: z.object({ offerId: uuid, entries: z.array(uuid).min(1).max(200), isAgreed: z.boolean() }), output: z.object({ placed: z.int(), waiting: z.int(), refused: z.int() }),
    errors: [errors['nothing-asked'], errors['offer-cancelled']],
  }),
  listLimits: defineQuery({
    id: 'signup.listLimits', access: may('signup.entry.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ limits: z.array(z.object({ limitId: uuid, unionName: z.string(), isOwn: z.boolean(), name: z.string(), period: z.enum(PERIODS), most: z.int() })) }), errors: [],
  }),
  setLimit: defineCommand({
    id: 'signup.setLimit', access: may('signup.limit.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, limitId: uuid, name: z.string().trim().min(1).max(60), period: z.enum(PERIODS), most: z.int().min(1).max(100) }), output: z.object({}),
    errors: [errors['limit-unknown']],
  }),
} as const;
