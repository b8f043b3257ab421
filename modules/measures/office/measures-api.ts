import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { FirmColumn, FirmKind, FirmView, Heading } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('measures');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const measuresApi = {
  readBoard: refs.query('readBoard'),
  listPlans: refs.query('listPlans'),
  readItem: refs.query('readItem'),
  readEvidence: refs.query('readEvidence'),
  addItem: refs.command('addItem'),
  changeItem: refs.command('changeItem'),
  reportProgress: refs.command('reportProgress'),
  removeItem: refs.command('removeItem'),
  listFirms: refs.query('listFirms'),
  readFirm: refs.query('readFirm'),
  revealPhone: refs.query('revealPhone'),
  addFirm: refs.command('addFirm'),
  changeFirm: refs.command('changeFirm'),
  removeFirm: refs.command('removeFirm'),
  moveFirm: refs.command('moveFirm'),
  readCoverage: refs.query('readCoverage'),
  exportFirms: refs.query('exportFirms'),
  checkSheet: refs.query('checkSheet'),
  exportWrong: refs.query('exportWrong'),
  importFirms: refs.command('importFirms'),
  readImport: refs.query('readImport'),
} as const;

export type Board = z.infer<typeof endpoints.readBoard.output>;
export type PlanItem = Board['board'][number]['items'][number];
export type ItemView = z.infer<typeof endpoints.readItem.output>;
export type Plans = z.infer<typeof endpoints.listPlans.output>;
export type Firm = z.infer<typeof endpoints.listFirms.output>['firms'][number];
export type FirmDetails = z.infer<typeof endpoints.readFirm.output>;
export type Coverage = z.infer<typeof endpoints.readCoverage.output>;
export type CheckedSheet = z.infer<typeof endpoints.checkSheet.output>;
export type ImportResult = z.infer<typeof endpoints.readImport.output>;
export type Places = z.input<typeof endpoints.checkSheet.input>['places'];

// Spelled out instead of imported: the tuples would bring the validator along. `satisfies` keeps them complete.
const headings = {
  'guidance': true, 'coordination': true, 'joint-care': true, 'participation': true, 'activities': true, 'skills': true, 'rights': true,
  'role-models': true, 'hardship': true, 'environment': true,
} satisfies Record<Heading, true>;
const kinds = { company: true, workshop: true, 'self-employed': true, cooperative: true, other: true } satisfies Record<FirmKind, true>;
const views = {
  'all': true, 'with-code': true, 'without-code': true, 'with-contact': true, 'without-contact': true, 'covered': true, 'uncovered': true,
} satisfies Record<FirmView, true>;
const columns = {
  name: true, creditCode: true, kind: true, industry: true, address: true, workers: true, contactName: true, phone: true, firmUnion: true,
} satisfies Record<FirmColumn, true>;

export const HEADING_LIST = Object.keys(headings).filter(isHeading);
export const KIND_LIST = Object.keys(kinds).filter(isFirmKind);
export const VIEW_LIST = Object.keys(views).filter(isFirmView);
export const COLUMN_LIST = Object.keys(columns).filter(isFirmColumn);

export function isHeading(text: string): text is Heading {
  return Object.hasOwn(headings, text);
}

export function isFirmKind(text: string): text is FirmKind {
  return Object.hasOwn(kinds, text);
}

export function isFirmView(text: string): text is FirmView {
  return Object.hasOwn(views, text);
}

export function isFirmColumn(text: string): text is FirmColumn {
  return Object.hasOwn(columns, text);
}
