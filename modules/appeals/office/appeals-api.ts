import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type {
  about, appealRow, callKind, disclosure, figureSet, figuresView, listView, officerCase, source, status, step, topic, workCounts,
} from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('appeals');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const appealsApi = {
  listAppeals: refs.query('listAppeals'),
  readAppeal: refs.query('readAppeal'),
  readPhoto: refs.query('readPhoto'),
  revealContact: refs.query('revealContact'),
  readFigures: refs.query('readFigures'),
  downloadFigures: refs.query('downloadFigures'),
  listCalled: refs.query('listCalled'),
  listLimits: refs.query('listLimits'),
  setLimit: refs.command('setLimit'),
  listCallBacks: refs.query('listCallBacks'),
  revealCallBack: refs.query('revealCallBack'),
  recordCallBack: refs.command('recordCallBack'),
  listCodes: refs.query('listCodes'),
  printCodes: refs.query('printCodes'),
  acceptAppeal: refs.command('acceptAppeal'),
  askWorker: refs.command('askWorker'),
  answerAppeal: refs.command('answerAppeal'),
  closeAppeal: refs.command('closeAppeal'),
  pauseAppeal: refs.command('pauseAppeal'),
  resumeAppeal: refs.command('resumeAppeal'),
  listReceivers: refs.query('listReceivers'),
  handOverAppeal: refs.command('handOverAppeal'),
  refuseAppeal: refs.command('refuseAppeal'),
  escalateAppeal: refs.command('escalateAppeal'),
  takeUpAppeal: refs.command('takeUpAppeal'),
  declareConflict: refs.command('declareConflict'),
  listSimilar: refs.query('listSimilar'),
  joinAppeal: refs.command('joinAppeal'),
  partAppeal: refs.command('partAppeal'),
  enterAppeal: refs.command('enterAppeal'),
  listAlarms: refs.query('listAlarms'),
  seeAlarm: refs.command('seeAlarm'),
  makeCodes: refs.command('makeCodes'),
  replaceCode: refs.command('replaceCode'),
  retireCode: refs.command('retireCode'),
} as const;

export type AppealRow = z.infer<typeof appealRow>;
export type OfficerCase = z.infer<typeof officerCase>;
export type Step = z.infer<typeof step>;
export type Topic = z.infer<typeof topic>;
export type Status = z.infer<typeof status>;
export type ListView = z.infer<typeof listView>;
export type Source = z.infer<typeof source>;
export type Disclosure = z.infer<typeof disclosure>;
export type About = z.infer<typeof about>;
export type WorkCounts = z.infer<typeof workCounts>;
export type Act = keyof OfficerCase['can'];
export type SimilarCase = z.infer<typeof endpoints.listSimilar.output>['cases'][number];
export type Alarm = z.infer<typeof endpoints.listAlarms.output>['alarms'][number];
export type Entry = z.input<typeof endpoints.enterAppeal.input>;
export type FigureSet = z.infer<typeof figureSet>;
export type Figures = z.infer<typeof figuresView>;
export type FigureKind = keyof FigureSet['counts'];
export type Limits = z.infer<typeof endpoints.listLimits.output>;
export type LimitInForce = Limits['inForce'][number];
export type CallBack = z.infer<typeof endpoints.listCallBacks.output>['callBacks'][number];
export type Called = z.infer<typeof endpoints.listCalled.output>['calls'][number];
export type CallKind = z.infer<typeof callKind>;
export type Code = z.infer<typeof endpoints.listCodes.output>['codes'][number];

// Spelled out instead of imported: the tuples of wire.ts would bring the validator along. `satisfies` keeps them complete.
const topics = {
  consultation: true, aid: true, complaint: true, 'legal-aid': true, suggestion: true,
} satisfies Record<Topic, true>;
const kinds = {
  'received': true, 'accountable': true, 'open': true, 'withdrawn': true, 'joined': true, 'closed': true, 'settled': true, 'finished': true,
  'in-time': true, 'late': true, 'silent': true, 'rated': true, 'satisfied': true, 'reopened': true, 'climbed': true,
  'anonymous-rated': true, 'anonymous-satisfied': true,
} satisfies Record<FigureKind, true>;
const views = {
  ...kinds, 'today': true, 'new': true, 'due-soon': true, 'overdue': true, 'waiting': true, 'all': true,
} satisfies Record<ListView, true>;
const sources = { scan: true, phone: true, letter: true, visit: true } satisfies Record<Source, true>;
const disclosures = { named: true, confidential: true, anonymous: true } satisfies Record<Disclosure, true>;
const callKinds = { offered: true, reached: true, solved: true } satisfies Record<CallKind, true>;
const abouts = { employer: true, union: true, 'contact-person': true, nobody: true } satisfies Record<About, true>;

export function isTopic(text: unknown): text is Topic {
  return typeof text === 'string' && Object.hasOwn(topics, text);
}

export function isListView(text: unknown): text is ListView {
  return typeof text === 'string' && Object.hasOwn(views, text);
}

export function isSource(text: unknown): text is Source {
  return typeof text === 'string' && Object.hasOwn(sources, text);
}

export function isCallKind(text: unknown): text is CallKind {
  return typeof text === 'string' && Object.hasOwn(callKinds, text);
}

export function isEnteredSource(text: unknown): text is Entry['source'] {
  return isSource(text) && text !== 'scan';
}

export function isDisclosure(text: unknown): text is Disclosure {
  return typeof text === 'string' && Object.hasOwn(disclosures, text);
}

export function isAbout(text: unknown): text is About {
  return typeof text === 'string' && Object.hasOwn(abouts, text);
}

export function listTopics(): Topic[] {
  return Object.keys(topics).filter(isTopic);
}

export const SOURCE_LIST = Object.keys(sources).filter(isSource);
export const ENTERED_SOURCE_LIST = Object.keys(sources).filter(isEnteredSource);
export const CALL_KIND_LIST = Object.keys(callKinds).filter(isCallKind);
export const DISCLOSURE_LIST = Object.keys(disclosures).filter(isDisclosure);
export const ABOUT_LIST = Object.keys(abouts).filter(isAbout);
