import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { alarmKind, date, sentence, topic, uuid } from '../wire.ts';
import { errors } from './errors.ts';
import { alarmResource, callBackResource } from './permissions.ts';

const days = (most: number) => z.int().min(1).max(most);
const limitDays = {
  closeDays: days(60), rungDays: days(30), waitDays: days(30), pauseDays: days(60), refuseDays: days(15),
};

const limitName = z.object(limitDays).keyof();

/** What unions above look after: time limits, matters of many workers, calls back by somebody else. */
export const oversightEndpoints = {
  listLimits: defineQuery({
    id: 'appeals.listLimits', access: may('appeals.appeal.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({
      unionName: z.string(),
      /** What holds today, and from whom; `setBy` is null for the defaults. */
      inForce: z.array(z.object({
        topic, ...limitDays, source: z.string(), setBy: z.string().nullable(), validFrom: date.nullable(),
        /** The widest that this union may set; null where no union is above it. */
        allowed: z.object(limitDays).nullable(),
        /** Further unions whose word some of these limits are, each with those that it is stricter in. */
        others: z.array(z.object({ setBy: z.string(), source: z.string(), limits: z.array(limitName) })),
      })),
      /** What this union itself has set, newest first. */
      own: z.array(z.object({
        limitId: uuid, topic, ...limitDays, source: z.string(), validFrom: date, validTo: date.nullable(),
        /** Those that rest today: a union above is stricter. */
        resting: z.array(limitName),
      })),
    }),
    errors: [],
  }),
  setLimit: defineCommand({
    id: 'appeals.setLimit', access: may('appeals.limit.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, topic, ...limitDays, source: sentence(200), validFrom: date }), output: z.object({}),
    errors: [errors['limit-looser'], errors['limit-past']],
  }),
  listAlarms: defineQuery({
    id: 'appeals.listAlarms', access: may('appeals.appeal.read').listing(), input: z.object({}),
    output: z.object({ alarms: z.array(z.object({
      alarmId: uuid, unionId: uuid, unionName: z.string(), kind: alarmKind, topic, cases: z.int(), raisedAt: z.date(), isSeen: z.boolean(),
    })) }),
    errors: [],
  }),
  seeAlarm: defineCommand({
    id: 'appeals.seeAlarm', access: may('appeals.appeal.handle').on(alarmResource, 'alarmId'), input: z.object({ alarmId: uuid }),
    output: z.object({}), errors: [],
  }),
  listCallBacks: defineQuery({
    id: 'appeals.listCallBacks', access: may('appeals.call-back.do').listing(), input: z.object({}),
    output: z.object({ callBacks: z.array(z.object({
      callBackId: uuid, unionName: z.string(), caseUnionName: z.string(), caseNumber: z.string(), topic, offeredAt: z.date(), dueOn: date,
      doneAt: z.date().nullable(), isReached: z.boolean().nullable(), isSolved: z.boolean().nullable(), score: z.int().nullable(),
    })) }),
    errors: [],
  }),
  revealCallBack: defineQuery({
    id: 'appeals.revealCallBack', access: may('appeals.call-back.do').on(callBackResource, 'callBackId'), logged: true, stepUp: true,
    input: z.object({ callBackId: uuid }), output: z.object({ name: z.string(), phone: z.string() }), errors: [errors['call-back-done']],
  }),
  recordCallBack: defineCommand({
    id: 'appeals.recordCallBack', access: may('appeals.call-back.do').on(callBackResource, 'callBackId'),
    input: z.object({
      callBackId: uuid, isReached: z.boolean(), isSolved: z.boolean().optional(), score: z.int().min(1).max(5).optional(),
      remark: z.string().trim().max(500).optional(),
    }),
    output: z.object({}), errors: [errors['call-back-done']],
  }),
} as const;
