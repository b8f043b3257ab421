import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { appealRow, figureSet, figuresView, listView, officerCase, status, step, topic } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('appeals');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const appealsApi = {
  listAppeals: refs.query('listAppeals'),
  readAppeal: refs.query('readAppeal'),
  readPhoto: refs.query('readPhoto'),
  revealContact: refs.query('revealContact'),
  readFigures: refs.query('readFigures'),
  listCodes: refs.query('listCodes'),
  acceptAppeal: refs.command('acceptAppeal'),
  askWorker: refs.command('askWorker'),
  answerAppeal: refs.command('answerAppeal'),
  closeAppeal: refs.command('closeAppeal'),
  makeCode: refs.command('makeCode'),
  retireCode: refs.command('retireCode'),
} as const;

export type AppealRow = z.infer<typeof appealRow>;
export type OfficerCase = z.infer<typeof officerCase>;
export type Step = z.infer<typeof step>;
export type Topic = z.infer<typeof topic>;
export type Status = z.infer<typeof status>;
export type ListView = z.infer<typeof listView>;
export type FigureSet = z.infer<typeof figureSet>;
export type Figures = z.infer<typeof figuresView>;
export type Code = z.infer<typeof endpoints.listCodes.output>['codes'][number];

// Spelled out instead of imported: the tuples of wire.ts would bring the validator along. `satisfies` keeps them complete.
const topics = {
  consultation: true, aid: true, complaint: true, 'legal-aid': true, suggestion: true,
} satisfies Record<Topic, true>;
const views = {
  today: true, open: true, overdue: true, all: true, received: true, closed: true, finished: true, rated: true, satisfied: true, reopened: true,
} satisfies Record<ListView, true>;

export function isTopic(text: string | null): text is Topic {
  return text !== null && Object.hasOwn(topics, text);
}

export function isListView(text: string | null): text is ListView {
  return text !== null && Object.hasOwn(views, text);
}

export function listTopics(): Topic[] {
  return Object.keys(topics).filter(isTopic);
}
