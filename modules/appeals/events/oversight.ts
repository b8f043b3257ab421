import { z } from 'zod';
import { c1, c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { callBackMetricOf } from '../rules/figures.ts';
import { alarmKind, date, topic } from '../wire.ts';
import { appealId, keyId, officerFields, unionId } from './fields.ts';

const days = c1(z.number().int());

export const limitSet = defineEvent('appeals.limitSet', {
  crosses: 'both', subject: 'limitId',
  fields: {
    limitId: idField<'appeal-limit'>(), unionId, topic: c1(topic), closeDays: days, rungDays: days, waitDays: days, pauseDays: days,
    refuseDays: days, source: c1(z.string()), validFrom: c1(date),
  },
});

export const alarmRaised = defineEvent('appeals.alarmRaised', {
  crosses: 'both', subject: 'alarmId',
  fields: {
    alarmId: idField<'appeal-alarm'>(), unionId, upperUnionId: unionId, topic: c2(topic), cases: c2(z.number().int()),
    leadId: c2(z.string().nullable()),
    /** Absent from events of before there were two kinds: then many workers came with one matter. */
    kind: c2(alarmKind.optional()),
  },
  notices: (event) => [{
    to: { union: event.upperUnionId, roles: ['chair', 'administrator'] },
    kind: event.kind === 'ratings' ? 'appeals.notice.ratings-alarm' : 'appeals.notice.alarm',
    params: { cases: String(event.cases) }, link: '/office/appeals',
  }],
});

export const alarmSeen = defineEvent('appeals.alarmSeen', {
  crosses: 'both', subject: 'alarmId', fields: { alarmId: idField<'appeal-alarm'>(), ...officerFields },
});

/** A random tenth of closed cases whose worker left a number, given to a union that did not handle it. */
export const callBackOffered = defineEvent('appeals.callBackOffered', {
  crosses: 'never', subject: 'callBackId', sealedBy: 'keyId',
  fields: {
    callBackId: idField<'call-back'>(), appealId, keyId, unionId, caseUnionId: unionId, caseNumber: c2(z.string()), topic: c2(topic),
    receivedOn: c2(date), dueOn: c2(date), name: c3(z.string().optional()), phone: c3(z.string()),
  },
  figures: (event) => [count(callBackMetricOf('offered'), event.caseUnionId, event.receivedOn)],
  notices: (event) => [{
    to: { union: event.unionId, roles: ['administrator', 'chair'] }, kind: 'appeals.notice.call-back', params: { caseNumber: event.caseNumber },
    link: '/office/appeals/call-backs',
  }],
});

/** The union that was to call is no more: another calls. */
export const callBackRehomed = defineEvent('appeals.callBackRehomed', {
  crosses: 'never', subject: 'callBackId', fields: { callBackId: idField<'call-back'>(), unionId, caseNumber: c2(z.string()) },
  notices: (event) => [{
    to: { union: event.unionId, roles: ['administrator', 'chair'] }, kind: 'appeals.notice.call-back', params: { caseNumber: event.caseNumber },
    link: '/office/appeals/call-backs',
  }],
});

export const callBackRecorded = defineEvent('appeals.callBackRecorded', {
  crosses: 'never', subject: 'callBackId', sealedBy: 'keyId',
  fields: {
    callBackId: idField<'call-back'>(), keyId, caseUnionId: unionId, receivedOn: c2(date), ...officerFields, isReached: c2(z.boolean()),
    isSolved: c2(z.boolean().nullable()), score: c2(z.number().int().nullable()), remark: c3(z.string().optional()),
  },
  figures: (event) => [
    ...(event.isReached ? [count(callBackMetricOf('reached'), event.caseUnionId, event.receivedOn)] : []),
    ...(event.isSolved === true ? [count(callBackMetricOf('solved'), event.caseUnionId, event.receivedOn)] : []),
  ],
});
