import { defineResource } from '#platform/contract/access.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import type { AlarmRow, AppealRow, CallBackRow, CodeRow } from '../store/rows.ts';

export const appealResource = defineResource<AppealRow>('appeals.appeal');
export const codeResource = defineResource<CodeRow>('appeals.code');
export const callBackResource = defineResource<CallBackRow>('appeals.callBack');
export const alarmResource = defineResource<AlarmRow>('appeals.alarm');

export const permissions = definePermissions({
  'appeals.appeal.read': ['chair', 'administrator', 'contact-person'],
  'appeals.appeal.handle': ['chair', 'administrator', 'contact-person'],
  'appeals.appeal.enter': ['chair', 'administrator', 'contact-person'],
  'appeals.contact.reveal': ['chair', 'contact-person'],
  'appeals.code.manage': ['chair', 'administrator'],
  'appeals.figure.read': ['chair', 'administrator', 'contact-person'],
  'appeals.limit.manage': ['chair', 'administrator'],
  'appeals.call-back.do': ['chair', 'administrator', 'contact-person'],
});
