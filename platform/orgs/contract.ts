import { z } from 'zod';
import { defineResource, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import type { UnionRow } from './store/unions.ts';

/** Kinds of union after TUL 11 and the constitution of the Chinese trade unions; depth alone does not tell them apart. */
export const UNION_KINDS = [
  'federation', 'street', 'zone', 'industry', 'enterprise', 'branch', 'group',
] as const;

export const unionResource = defineResource<UnionRow>('orgs.union');

const uuid = z.string().refine(isUuid);
const unionName = z.string().trim().min(2).max(60);

export const permissions = definePermissions({
  'orgs.union.read': ['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer'],
  'orgs.union.found': ['chair', 'administrator'],
  'orgs.office.appoint': ['chair', 'security-officer'],
});

export const errors = defineErrors('orgs', {
  'too-deep': 'invalid',
  'office-taken': 'conflict',
  'role-not-yours': 'forbidden',
  'already-led': 'conflict',
  'leads-others': 'conflict',
  'not-appointed': 'not-found',
  'already-founded': 'conflict',
  'already-entered': 'conflict',
  'until-past': 'invalid',
});

const unionView = z.object({
  unionId: uuid, parentId: uuid.nullable(), name: z.string(), kind: z.enum(UNION_KINDS), level: z.int(),
  secondLeaderName: z.string().nullable(), isGenerated: z.boolean(), children: z.int(),
});

export const endpoints = {
  listUnions: defineQuery({
    id: 'orgs.listUnions', access: may('orgs.union.read').listing(),
    input: z.object({ parentId: uuid.optional(), words: z.string().trim().max(40).optional() }),
    output: z.object({ unions: z.array(unionView) }), errors: [],
  }),
  foundUnion: defineCommand({
    id: 'orgs.foundUnion', access: may('orgs.union.found').on(unionResource, 'parentId'),
    input: z.object({ parentId: uuid, unionId: uuid, name: unionName, kind: z.enum(UNION_KINDS) }),
    output: z.object({ unionId: uuid }), errors: [errors['too-deep'], errors['already-founded']],
  }),
  listOfficers: defineQuery({
    id: 'orgs.listOfficers', access: may('orgs.union.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({ officers: z.array(z.object({
      grantId: uuid, personId: uuid, name: z.string(), role: z.string(), since: z.date(), until: z.date().nullable(),
    })) }),
    errors: [],
  }),
  appointOfficer: defineCommand({
    id: 'orgs.appointOfficer', access: may('orgs.office.appoint').on(unionResource, 'unionId'),
    input: z.object({
      unionId: uuid, personId: uuid, name: z.string().trim().min(2).max(40),
      role: z.enum(['chair', 'administrator', 'contact-person']), until: z.iso.datetime().optional(),
    }),
    output: z.object({ grantId: uuid }), 
    errors: [errors['office-taken'], errors['role-not-yours'], errors['already-entered'], errors['until-past']],
  }),
  endOffice: defineCommand({
    id: 'orgs.endOffice', access: may('orgs.office.appoint').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, grantId: uuid }),
    output: z.object({}), errors: [errors['not-appointed']],
  }),
} as const;
