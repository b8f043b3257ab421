import type { Field, Form } from '#platform/forms/form.ts';
import { FOUNDING_KINDS } from '../wire.ts';
import { say } from './words.ts';

const PEOPLE = { kind: 'number', isRequired: true, class: 'C2', least: 1, most: 1_000_000 } as const;
const PAPERS = { kind: 'photos', isRequired: false, class: 'C3', most: 9 } as const;
const DAY = { kind: 'date', isRequired: true, class: 'C2' } as const;
const TEXT = { kind: 'text', isRequired: true, class: 'C2' } as const;
const section = (key: string): Field => ({ ...say.field(key), kind: 'section', isRequired: false, class: 'C1' });

/** 《关于成立工会的请示》, with its documents as photos. */
const request: readonly Field[] = [
  section('employer-part'),
  { ...say.field('employer'), ...TEXT, longest: 60 },
  { ...say.hinted('credit-code'), ...TEXT, isRequired: false, longest: 30 },
  { ...say.field('address'), ...TEXT, longest: 120 },
  { ...say.field('workers'), ...PEOPLE },
  section('union-part'),
  { ...say.hinted('kind'), kind: 'choice', isRequired: true, class: 'C2', choices: say.choices('kind', FOUNDING_KINDS) },
  { ...say.hinted('proposed-name'), ...TEXT, longest: 60 },
  { ...say.field('joiners'), ...PEOPLE },
  { ...say.hinted('applicant'), ...TEXT, class: 'C3', longest: 40 },
  { ...say.hinted('documents'), ...PAPERS },
];

/** What the union above says: under which name, and that somebody has looked at what may be the same employer. */
const review: readonly Field[] = [
  { ...say.hinted('union-name'), ...TEXT, isRequired: false, longest: 60 },
  { ...say.hinted('is-new'), kind: 'yes-no', isRequired: false, class: 'C2' },
];

/** 关于召开会员（代表）大会的请示 */
const congress: readonly Field[] = [
  { ...say.hinted('members'), ...PEOPLE },
  { ...say.hinted('congress-form'), kind: 'choice', isRequired: true, class: 'C2', choices: say.choices('congress-form', ['meeting', 'delegates']) },
  { ...say.field('attendees'), ...PEOPLE },
  { ...say.field('congress-day'), ...DAY },
  { ...say.hinted('congress-papers'), ...PAPERS },
];

/** 关于选举结果的报告, as it stands in the minutes. */
const election: readonly Field[] = [
  { ...say.hinted('election-day'), ...DAY },
  { ...say.field('entitled'), ...PEOPLE },
  { ...say.hinted('present'), ...PEOPLE },
  { ...say.hinted('chair-votes'), ...PEOPLE },
  { ...say.field('committee'), ...PEOPLE, least: 3, most: 45 },
  { ...say.field('auditors'), ...PEOPLE, most: 11 },
  { ...say.field('term'), kind: 'choice', isRequired: true, class: 'C2', choices: say.choices('term', ['three', 'five']) },
  { ...say.hinted('chair'), kind: 'choice', isRequired: true, class: 'C2', choices: say.choices('chair', ['starter', 'other']) },
  { ...say.field('chair-name'), ...TEXT, class: 'C3', longest: 40, showIf: { field: 'chair', is: 'equal', to: 'other' } },
  { ...say.hinted('election-papers'), ...PAPERS },
];

/** 《工会法人资格证书》 as the registrar gave it out. */
const certificate: readonly Field[] = [
  { ...say.hinted('certificate-code'), ...TEXT, longest: 30 },
  { ...say.field('certificate-from'), ...DAY },
  { ...say.field('certificate-to'), ...DAY },
];

const keysOf = (fields: readonly Field[]) => fields.map(({ key }) => key);
/** Who writes what on the way; everything else is the applicant's. */
export const WRITES = { review: keysOf(review), congress: keysOf(congress), election: keysOf(election), certificate: keysOf(certificate) } as const;

export const foundingForm: Form = {
  fields: [
    ...request, section('review-part'), ...review, section('congress-part'), ...congress, section('election-part'), ...election,
    section('certificate-part'), ...certificate,
  ],
};
