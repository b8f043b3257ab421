import { z } from 'zod';
import { anySignedIn, holder, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { doorResource, rollResource } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { fileBytes, knownPass, LANGUAGES, LIMITS, pass, secret, secretHash, uuid } from './wire.ts';

const ofRoll = z.object({ rollId: uuid });
/** What is held at the door: a session, its list bearing the id of the places that were offered for it. */
const session = z.object({ rollId: uuid, title: z.string(), place: z.string(), beginsAt: z.date(), endsAt: z.date(), isCancelled: z.boolean() });
const attendance = z.object({ groups: z.int(), persons: z.int(), groupsCame: z.int(), personsCame: z.int(), walkIns: z.int() });
const door = z.object({ doorId: uuid, name: z.string(), madeAt: z.date(), closedAt: z.date().nullable(), passes: z.int(), lastCameAt: z.date().nullable() });
const seenPass = z.object({ passId: uuid, doorName: z.string(), at: z.date(), persons: z.int() });
/** A group as the door sees it. `notes` are the answers that the officer chose to show there. */
const guest = z.object({
  entryId: uuid, name: z.string(), unionName: z.string(), persons: z.int(), cardIds: z.array(uuid), notes: z.array(z.object({ label: z.string(), value: z.string() })),
});

export const endpoints = {
  /** Check-in for a session (签到): from when doors let people in, whether they take people without a place, which answers they see. Again for changing it. */
  openRoll: defineCommand({
    id: 'checkin.openRoll', access: may('checkin.roll.manage').on(unionResource, 'unionId'),
    input: z.object({
      unionId: uuid, rollId: uuid, admitsFromMinutes: z.int().min(0).max(LIMITS.admitsFromMinutes), takesWalkIns: z.boolean(), notes: z.array(z.string().max(60)).max(LIMITS.notes),
    }),
    output: z.object({}), errors: [errors['session-unknown'], errors['over-already'], errors['question-unknown']],
  }),
  /** One device at one door. Its secret is made in the officer's browser, which shows it as a code. */
  openDoor: defineCommand({
    id: 'checkin.openDoor', access: may('checkin.roll.manage').on(rollResource, 'rollId'),
    input: ofRoll.extend({ doorId: uuid, name: z.string().trim().min(1).max(LIMITS.name), secretHash }), output: z.object({}),
    errors: [errors['too-many-doors'], errors['over-already'], errors['id-taken']],
  }),
  /** A lost device learns and tells nothing any more. */
  closeDoor: defineCommand({
    id: 'checkin.closeDoor', access: may('checkin.roll.manage').on(rollResource, 'rollId'), input: ofRoll.extend({ doorId: uuid }), output: z.object({}),
    errors: [errors['door-unknown'], errors['door-closed']],
  }),
  /** Of some sessions those with check-in, and how it stands. */
  listRolls: defineQuery({
    id: 'checkin.listRolls', access: may('checkin.roll.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, rolls: z.array(uuid).min(1).max(50) }),
    output: z.object({
      rolls: z.array(attendance.extend({ rollId: uuid, admitsFromMinutes: z.int(), takesWalkIns: z.boolean(), notes: z.array(z.string()), isSettled: z.boolean(), doubles: z.int() })),
      /** Over all of them: people, each once however many sessions they came to, and times that somebody came. */
      people: z.int(), personTimes: z.int(),
    }),
    errors: [],
  }),
  readAttendance: defineQuery({
    id: 'checkin.readAttendance', access: may('checkin.roll.read').on(rollResource, 'rollId'), logged: true, input: ofRoll,
    output: attendance.extend({
      doors: z.array(door), doubles: z.array(z.object({ name: z.string(), unionName: z.string(), places: z.int(), persons: z.int(), passes: z.array(seenPass) })),
      absent: z.array(z.object({ entryId: uuid, name: z.string(), unionName: z.string(), persons: z.int() })), settledAt: z.date().nullable(),
    }),
    errors: [],
  }),
  exportAttendance: defineQuery({
    id: 'checkin.exportAttendance', access: may('checkin.roll.read').on(rollResource, 'rollId'), logged: true, input: ofRoll.extend({ language: z.enum(LANGUAGES) }), output: fileBytes, errors: [],
  }),
  /** People and person-times of a union's sessions and those below, per year; counted when a list is settled. */
  readFigures: defineQuery({
    id: 'checkin.readFigures', access: may('checkin.roll.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year: z.int().min(2020).max(2100) }),
    output: z.object({ sessions: z.int(), people: z.int(), personTimes: z.int(), walkIns: z.int() }), errors: [],
  }),
  /** One's own ticket: a code that any door of the session reads without a network. Null without a place. */
  readTicket: defineQuery({
    id: 'checkin.readTicket', access: anySignedIn(), input: ofRoll,
    output: z.object({ ticket: session.extend({ entryId: uuid, code: z.string(), name: z.string(), persons: z.int(), admitsFrom: z.date(), personsIn: z.int() }).nullable() }),
    errors: [],
  }),
  /** A device proves to be a door; the token is asked for again whenever it has run out. */
  enterDoor: defineCommand({
    id: 'checkin.enterDoor', access: openToAll('a device at a door has no account; it shows the door\'s secret'), input: z.object({ doorId: uuid, secret }),
    output: z.object({ token: z.string(), expiresAt: z.date() }), errors: [errors['door-unknown'], errors['door-closed']],
  }),
  /** Everything a door needs where there is no network, and what all doors have noted until now. */
  readDoor: defineQuery({
    id: 'checkin.readDoor', access: holder(doorResource, 'doorId'), logged: true, input: z.object({ doorId: uuid }),
    output: z.object({
      door: z.object({ doorId: uuid, name: z.string() }), session, admitsFrom: z.date(), takesWalkIns: z.boolean(), asOf: z.date(), guests: z.array(guest),
      keys: z.array(z.object({ keyId: z.string(), publicKey: z.string(), until: z.string().nullable() })), passes: z.array(knownPass), doors: z.array(z.object({ doorId: uuid, name: z.string() })),
    }),
    errors: [errors['door-closed']],
  }),
  /** What a door noted; sent as often as need be, counted once. Answers what all doors have noted. */
  sendPasses: defineCommand({
    id: 'checkin.sendPasses', access: holder(doorResource, 'doorId'), input: z.object({ doorId: uuid, passes: z.array(pass).max(LIMITS.passes) }),
    output: z.object({ passes: z.array(knownPass), asOf: z.date() }), errors: [errors['door-closed'], errors['too-late-to-send'], errors['id-taken']],
  }),
} as const;
