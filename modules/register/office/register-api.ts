import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { FullColumn } from '../contract/full-export.ts';
import type { endpoints } from '../contract.ts';
import type { IdType } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('register');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const registerApi = {
  listMembers: refs.query('listMembers'),
  lookUpMember: refs.command('lookUpMember'),
  readMember: refs.query('readMember'),
  revealField: refs.command('revealField'),
  addMember: refs.command('addMember'),
  changeMember: refs.command('changeMember'),
  exportMembers: refs.query('exportMembers'),
  countForExport: refs.query('countForExport'),
  exportInFull: refs.command('exportInFull'),
  downloadTemplate: refs.query('downloadTemplate'),
  checkMembers: refs.query('checkMembers'),
  exportWrongMembers: refs.query('exportWrongMembers'),
  importMembers: refs.command('importMembers'),
  readMemberImport: refs.query('readMemberImport'),
  listCorrections: refs.query('listCorrections'),
  readCorrection: refs.query('readCorrection'),
  settleCorrection: refs.command('settleCorrection'),
} as const;

export type Member = z.infer<typeof endpoints.listMembers.output>['members'][number];
export type MemberSheet = z.infer<typeof endpoints.readMember.output>;
export type SealedField = MemberSheet['sealed'][number];
export type CheckedRoster = z.infer<typeof endpoints.checkMembers.output>;
export type ImportResult = z.infer<typeof endpoints.readMemberImport.output>;
export type Places = z.input<typeof endpoints.checkMembers.input>['places'];
export type Correction = z.infer<typeof endpoints.listCorrections.output>['corrections'][number];

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const idTypes = { 'resident': true, 'passport': true, 'hk-macao': true, 'taiwan': true, 'permanent': true, 'other': true } satisfies Record<IdType, true>;
export const ID_TYPE_LIST = Object.keys(idTypes).filter(isIdType);

export function isIdType(text: string): text is IdType {
  return Object.hasOwn(idTypes, text);
}

const fullColumns = {
  name: true, sex: true, idType: true, idNumber: true, phone: true, union: true, workUnit: true, department: true, post: true, newForm: true,
  joinedOn: true, bornOn: true, residence: true, cardNumber: true,
} satisfies Record<FullColumn, true>;
export const FULL_COLUMN_LIST = Object.keys(fullColumns).filter(isFullColumn);

function isFullColumn(text: string): text is FullColumn {
  return Object.hasOwn(fullColumns, text);
}
