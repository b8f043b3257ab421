import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints, UNION_KINDS } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('orgs');

export const orgsApi = {
  listUnions: refs.query('listUnions'),
  listOfficers: refs.query('listOfficers'),
  foundUnion: refs.command('foundUnion'),
  appointOfficer: refs.command('appointOfficer'),
  endOffice: refs.command('endOffice'),
} as const;

export type Union = z.infer<typeof endpoints.listUnions.output>['unions'][number];
export type Officer = z.infer<typeof endpoints.listOfficers.output>['officers'][number];
export type UnionKind = (typeof UNION_KINDS)[number];
export type OfficeRole = z.input<typeof endpoints.appointOfficer.input>['role'];

// Spelled out instead of imported: the contract would bring the validator along. `satisfies` keeps them complete.
const kinds = {
  federation: true, street: true, zone: true, industry: true, enterprise: true, branch: true, group: true,
} satisfies Record<UnionKind, true>;

export function isUnionKind(text: string): text is UnionKind {
  return Object.hasOwn(kinds, text);
}

export function listUnionKinds(): UnionKind[] {
  return Object.keys(kinds).filter(isUnionKind);
}

export const OFFICE_ROLES: readonly OfficeRole[] = ['contact-person', 'administrator', 'chair'];
