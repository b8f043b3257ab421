import { z } from 'zod';
import { anySignedIn, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { errors, proposalResource } from './contract/access.ts';
import { ANSWER_CLASSES, LIST_VIEWS, pageCursor, proposalLine, SHARED_VIEWS, uuid, year } from './wire.ts';

const answer = z.object({ class: z.enum(ANSWER_CLASSES), text: z.string(), at: z.date() });

const ofMembers = {
  /** The own proposals, newest first. */
  listMine: defineQuery({
    id: 'proposals.listMine', access: anySignedIn(), input: z.object({}), output: z.object({ proposals: z.array(proposalLine) }), errors: [],
  }),
  /** Those of the own union that look for seconds or were filed; who proposed stands there unless they wished otherwise. */
  listShared: defineQuery({
    id: 'proposals.listShared', access: anySignedIn(), input: z.object({ view: z.enum(SHARED_VIEWS), before: pageCursor.optional() }),
    output: z.object({
      unionName: z.string().nullable(), proposals: z.array(proposalLine.extend({ proposerName: z.string().nullable() })), next: pageCursor.nullable(),
    }),
    errors: [],
  }),
  /** One's own, or one of the own union. The reasons are for whoever may still second it; the answer is for everybody there. */
  readShared: defineQuery({
    id: 'proposals.readShared', access: anySignedIn(), input: z.object({ proposalId: uuid }),
    output: proposalLine.extend({
      proposerName: z.string().nullable(), isMine: z.boolean(), needed: z.int(), text: z.object({ reason: z.string(), suggestion: z.string() }).nullable(),
      answer: answer.nullable(), hasSeconded: z.boolean(), can: z.object({ second: z.boolean() }),
    }),
    errors: [errors['not-shared']],
  }),
  second: defineCommand({
    id: 'proposals.second', access: anySignedIn(), input: z.object({ proposalId: uuid }), output: z.object({ seconds: z.int(), isEnough: z.boolean() }),
    errors: [errors['not-shared'], errors['own-proposal'], errors['already-seconded'], errors['not-seconding']],
  }),
};

const officerLine = proposalLine.extend({ unionId: uuid, unionName: z.string() });
const ofOfficers = {
  listProposals: defineQuery({
    id: 'proposals.listProposals', access: may('proposals.proposal.read').listing(),
    input: z.object({ view: z.enum(LIST_VIEWS), unionId: uuid.optional(), year: year.optional(), before: pageCursor.optional() }),
    output: z.object({ proposals: z.array(officerLine), next: pageCursor.nullable() }), errors: [],
  }),
  readProposal: defineQuery({
    id: 'proposals.readProposal', access: may('proposals.proposal.read').on(proposalResource, 'proposalId'), logged: true,
    input: z.object({ proposalId: uuid }),
    output: officerLine.extend({
      proposerName: z.string(), isUnnamed: z.boolean(), reason: z.string(), suggestion: z.string(), seconders: z.array(z.string()), needed: z.int(),
      department: z.string().nullable(), undertakerName: z.string().nullable(), mergedInto: z.string().nullable(), answers: z.int(),
      answer: answer.nullable(), isInTime: z.boolean().nullable(),
    }),
    errors: [],
  }),
  readFigures: defineQuery({
    id: 'proposals.readFigures', access: may('proposals.proposal.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year }),
    output: z.object({
      made: z.int(), decided: z.int(), filed: z.int(), answered: z.int(), inTime: z.int(), rated: z.int(), satisfied: z.int(), asOf: z.date().nullable(),
    }),
    errors: [],
  }),
};

export const endpoints = { ...ofMembers, ...ofOfficers } as const;
