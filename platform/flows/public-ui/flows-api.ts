import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { Answers } from '#platform/forms/holds.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('flows');

/** The endpoints of cases and tasks that phone and console ask, typed by the contract and without its schemas. */
export const flowsApi = {
  listProcesses: refs.query('listProcesses'),
  readProcess: refs.query('readProcess'),
  start: refs.command('start'),
  confirmMember: refs.command('confirmMember'),
  resubmit: refs.command('resubmit'),
  withdraw: refs.command('withdraw'),
  remind: refs.command('remind'),
  comment: refs.command('comment'),
  decide: refs.command('decide'),
  fill: refs.command('fill'),
  sendBack: refs.command('sendBack'),
  addSigner: refs.command('addSigner'),
  dropSigner: refs.command('dropSigner'),
  handOver: refs.command('handOver'),
  delegate: refs.command('delegate'),
  giveOpinion: refs.command('giveOpinion'),
  takeBack: refs.command('takeBack'),
  proposePeople: refs.query('proposePeople'),
  findMembers: refs.query('findMembers'),
  listTasks: refs.query('listTasks'),
  listDesk: refs.query('listDesk'),
  countDesk: refs.query('countDesk'),
  listCases: refs.query('listCases'),
  countTasks: refs.query('countTasks'),
  listUnionCases: refs.query('listUnionCases'),
  readCase: refs.query('readCase'),
  readUnionCase: refs.query('readUnionCase'),
  batchAgree: refs.command('batchAgree'),
  printSheet: refs.query('printSheet'),
  readPaper: refs.query('readPaper'),
  readPhoto: refs.query('readPhoto'),
  listPublicised: refs.query('listPublicised'),
} as const;

export type OfferedProcess = z.infer<typeof endpoints.listProcesses.output>['processes'][number];
export type ProcessToBegin = z.infer<typeof endpoints.readProcess.output>;
export type WireAnswers = z.input<typeof endpoints.start.input>['answers'];
export type Publicised = z.infer<typeof endpoints.listPublicised.output>['shown'][number];
export type ProposedPerson = z.infer<typeof endpoints.proposePeople.output>['people'][number];
export type DeskLine = z.infer<typeof endpoints.listDesk.output>['lines'][number];
export type BackTo = z.input<typeof endpoints.sendBack.input>['to'];

/** Answers as they travel: what is undefined stays at home. */
export function toWireAnswers(answers: Answers): WireAnswers {
  return JSON.parse(JSON.stringify(answers));
}
