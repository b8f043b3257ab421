import { z } from 'zod';
import { defineResource, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { errors, UNION_KINDS, unionResource } from '../contract.ts';
import type { PlacedUnion } from '../tree/store/hold-tree.ts';

/** A union as its upper union's matter: whoever moves, merges or dissolves it must lead the one above. */
export const placedUnionResource = defineResource<PlacedUnion>('orgs.placedUnion');

export const uuid = z.string().refine(isUuid);
const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const unionName = z.string().trim().min(2).max(60);
/** What the union above approved; without it no union is dissolved, merged or split (TUL 12, 13). */
export const decision = { reason: z.string().trim().min(2).max(500), decidedOn: day, documentNumber: z.string().trim().min(2).max(60) };

export const treePermissions = definePermissions({
  'orgs.union.register': ['chair', 'administrator'],
  'orgs.union.reshape': ['chair'],
  /** The second person when a union is to end: of the union above it, or of one further up. */
  'orgs.union.confirm-end': ['chair', 'administrator', 'security-officer'],
});

export const treeErrors = defineErrors('orgs', {
  'same-parent': 'conflict',
  'below-itself': 'conflict',
  'already-above': 'conflict',
  'not-led': 'conflict',
  'not-empty': 'conflict',
  'not-of-union': 'conflict',
  'decided-later': 'invalid',
  'credit-code': 'invalid',
  'credit-code-taken': 'conflict',
  'certificate-period': 'invalid',
  'changed-since': 'conflict',
});

const placing = [treeErrors['same-parent'], treeErrors['below-itself'], errors['too-deep'], errors['already-led'], errors['leads-others']];

const placementView = z.object({
  sinceAt: z.iso.datetime(), untilAt: z.iso.datetime().nullable(), parentId: uuid.nullable(), parentName: z.string().nullable(), name: z.string(),
  cause: z.enum(['founded', 'renamed', 'moved', 'moved-along']),
});
const decisionView = z.object({
  kind: z.enum(['dissolved', 'merged', 'split', 'took-in', 'gave-off']), otherName: z.string().nullable(), reason: z.string(),
  decidedOn: z.string(), documentNumber: z.string(), at: z.iso.datetime(),
});

export const treeEndpoints = {
  readUnion: defineQuery({
    id: 'orgs.readUnion', access: may('orgs.union.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({
      parentId: uuid.nullable(), parentName: z.string().nullable(), level: z.int(), secondLeaderId: uuid.nullable(), secondLeaderName: z.string().nullable(),
      creditCode: z.string().nullable(), certificateFrom: z.string().nullable(), certificateTo: z.string().nullable(),
      /** What a move would take along: unions below, members of all of them, and open work of every module. */
      unionsBelow: z.int(), members: z.int(), openCases: z.int(),
      /** What merging or dissolving would re-home: of this union alone. */
      ownMembers: z.int(), ownCases: z.int(),
      mayRename: z.boolean(), mayReshape: z.boolean(),
    }),
    errors: [],
  }),
  readChronicle: defineQuery({
    id: 'orgs.readChronicle', access: may('orgs.union.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({ placements: z.array(placementView), decisions: z.array(decisionView) }), errors: [],
  }),
  listBelowOn: defineQuery({
    id: 'orgs.listBelowOn', access: may('orgs.union.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, day }),
    output: z.object({ unions: z.array(z.object({ unionId: uuid, parentId: uuid.nullable(), name: z.string() })), isCut: z.boolean() }), errors: [],
  }),
  renameUnion: defineCommand({
    id: 'orgs.renameUnion', access: may('orgs.union.register').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, name: unionName }), output: z.object({}), errors: [],
  }),
  registerUnion: defineCommand({
    id: 'orgs.registerUnion', access: may('orgs.union.register').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, creditCode: z.string().max(40), certificateFrom: day.optional(), certificateTo: day.optional() }),
    output: z.object({}), errors: [treeErrors['credit-code'], treeErrors['credit-code-taken'], treeErrors['certificate-period']],
  }),
  moveUnion: defineCommand({
    id: 'orgs.moveUnion', access: may('orgs.union.reshape').on(placedUnionResource, 'unionId'),
    input: z.object({ unionId: uuid, parentId: uuid }), output: z.object({}), errors: placing,
  }),
  listOwnMembers: defineQuery({
    id: 'orgs.listOwnMembers', access: may('orgs.union.reshape').on(placedUnionResource, 'unionId'),
    input: z.object({ unionId: uuid, words: z.string().trim().max(400).optional() }),
    output: z.object({ total: z.int(), members: z.array(z.object({ personId: uuid, name: z.string(), since: z.string().nullable() })) }), errors: [],
  }),
  splitUnion: defineCommand({
    id: 'orgs.splitUnion', access: may('orgs.union.reshape').on(placedUnionResource, 'unionId'),
    input: z.object({
      unionId: uuid, newId: uuid, name: unionName, kind: z.enum(UNION_KINDS), childIds: z.array(uuid).max(200), personIds: z.array(uuid).max(1000), ...decision,
    }),
    output: z.object({}),
    errors: [treeErrors['not-of-union'], errors['already-founded'], treeErrors['decided-later']],
  }),
  leadUnion: defineCommand({
    id: 'orgs.leadUnion', access: may('orgs.union.reshape').on(placedUnionResource, 'unionId'),
    input: z.object({ unionId: uuid, leaderId: uuid }), output: z.object({}),
    errors: [treeErrors['already-above'], errors['already-led'], errors['leads-others'], errors['too-deep']],
  }),
  endSecondLine: defineCommand({
    id: 'orgs.endSecondLine', access: may('orgs.union.reshape').on(placedUnionResource, 'unionId'),
    input: z.object({ unionId: uuid }), output: z.object({}), errors: [treeErrors['not-led']],
  }),
} as const;

