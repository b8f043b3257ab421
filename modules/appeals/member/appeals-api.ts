import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { about, codeView, disclosure, step, topic, workerCase, workerCaseRow } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('appeals');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const appealsApi = {
  readCode: refs.query('readCode'),
  findUnionCodes: refs.query('findUnionCodes'),
  readCase: refs.query('readCase'),
  readOwnPhoto: refs.query('readOwnPhoto'),
  listMine: refs.query('listMine'),
  submitAppeal: refs.command('submitAppeal'),
  openReceipt: refs.command('openReceipt'),
  addMessage: refs.command('addMessage'),
  rateAppeal: refs.command('rateAppeal'),
  withdrawAppeal: refs.command('withdrawAppeal'),
} as const;

export type Recipient = z.infer<typeof codeView>;
export type WorkerCase = z.infer<typeof workerCase>;
export type WorkerCaseRow = z.infer<typeof workerCaseRow>;
export type Step = z.infer<typeof step>;
export type Topic = z.infer<typeof topic>;
export type Disclosure = z.infer<typeof disclosure>;
export type About = z.infer<typeof about>;
export type Submission = z.input<typeof endpoints.submitAppeal.input>;
export type Submitted = z.infer<typeof endpoints.submitAppeal.output>;

// Spelled out instead of imported: the tuples of wire.ts would bring the validator along. `satisfies` keeps them complete.
const topics = { consultation: true, aid: true, complaint: true, 'legal-aid': true, suggestion: true } satisfies Record<Topic, true>;
const disclosures = { named: true, confidential: true, anonymous: true } satisfies Record<Disclosure, true>;
const abouts = { employer: true, union: true, 'contact-person': true, nobody: true } satisfies Record<About, true>;

export const TOPIC_LIST = Object.keys(topics).filter(isTopic);
export const DISCLOSURE_LIST = Object.keys(disclosures).filter(isDisclosure);
export const ABOUT_LIST = Object.keys(abouts).filter(isAbout);

export function isTopic(value: unknown): value is Topic {
  return typeof value === 'string' && Object.hasOwn(topics, value);
}

export function isDisclosure(value: unknown): value is Disclosure {
  return typeof value === 'string' && Object.hasOwn(disclosures, value);
}

export function isAbout(value: unknown): value is About {
  return typeof value === 'string' && Object.hasOwn(abouts, value);
}
