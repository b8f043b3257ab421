import { z } from 'zod';
import type { Answers } from '#platform/forms/condition.ts';
import { date, FOUNDING_KINDS } from '../wire.ts';

/*
 * The form has judged every value already. What does not parse here comes from a version of a union's own in which a field
 * that the calls need has another kind: a fault of the definition, not of whoever typed.
 */
const photos = z.array(z.string()).default([]);

const request = z.object({
  'employer': z.string(), 'credit-code': z.string().default(''), 'address': z.string(), 'workers': z.int(), 'joiners': z.int(), 'kind': z.enum(FOUNDING_KINDS),
  'proposed-name': z.string(), 'applicant': z.string().default(''), 'documents': photos, 'union-name': z.string().optional(), 'is-new': z.boolean().default(false),
});
const congress = z.object({
  'congress-form': z.enum(['meeting', 'delegates']), 'members': z.int(), 'attendees': z.int(), 'congress-day': date, 'congress-papers': photos,
});
const election = z.object({
  'election-day': date, 'entitled': z.int(), 'present': z.int(), 'chair-votes': z.int(), 'committee': z.int(), 'auditors': z.int(), 'term': z.enum(['three', 'five']),
  'chair': z.enum(['starter', 'other']), 'chair-name': z.string().default(''), 'election-papers': photos,
});
const certificate = z.object({ 'certificate-code': z.string(), 'certificate-from': date, 'certificate-to': date });

export function requestIn(answers: Answers) {
  const read = request.parse(answers);
  const { employer, address, workers, joiners, kind, applicant, documents } = read;
  const proposedName = read['proposed-name'];
  return {
    employer, creditCode: read['credit-code'], address, workers, joiners, kind, proposedName, applicantName: applicant, photos: documents,
    unionName: read['union-name'] ?? proposedName, isNew: read['is-new'],
  };
}

export function congressIn(answers: Answers) {
  const read = congress.parse(answers);
  const { members, attendees } = read;
  return { congress: { form: read['congress-form'], members, attendees, heldOn: read['congress-day'] }, photos: read['congress-papers'] };
}

export function electionIn(answers: Answers) {
  const read = election.parse(answers);
  const { entitled, present, committee, auditors, chair } = read;
  return {
    election: {
      heldOn: read['election-day'], entitled, present, chairVotes: read['chair-votes'], committee, auditors, termYears: read.term === 'three' ? 3 as const : 5 as const,
    },
    /** Undefined: whoever asked for the union was elected themselves. */
    chairName: chair === 'other' ? read['chair-name'] : undefined, photos: read['election-papers'],
  };
}

export function certificateIn(answers: Answers) {
  const read = certificate.parse(answers);
  return { creditCode: read['certificate-code'], validFrom: read['certificate-from'], validTo: read['certificate-to'] };
}
