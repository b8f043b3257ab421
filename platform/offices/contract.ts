import { z } from 'zod';
import { delegationErrors, separationErrors } from '#platform/access/contract.ts';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions, ROLES } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { errors as orgsErrors, unionResource } from '#platform/orgs/contract.ts';

export const permissions = definePermissions({
  /** Who may do what here is no secret among officers: it is how they watch each other. */
  'offices.duty.read': ROLES,
  'offices.duty.hand-on': ROLES,
  'offices.duty.separate': ['chair', 'security-officer'],
  'offices.duty.confirm': ['chair', 'administrator', 'security-officer'],
});

export const errors = defineErrors('offices', {
  'not-held': 'forbidden',
  'not-handed-on': 'not-found',
  'nobody-known': 'not-found',
  'to-yourself': 'invalid',
  'office-empty': 'not-found',
  'absence-invalid': 'invalid',
  'absence-taken': 'conflict',
  'no-absence': 'not-found',
});

const uuid = z.string().refine(isUuid);
const role = z.enum(ROLES);
const instant = z.iso.datetime();
/** Somebody known already, by id; or somebody new, by name and an id made on the console. */
const someone = z.object({ personId: uuid, name: z.string().trim().min(2).max(40).optional() });

export const GRANT_STATES = ['held', 'coming', 'over', 'ended'] as const;

const grantView = z.object({
  grantId: uuid, personId: uuid, name: z.string(), unionId: uuid, unionName: z.string(), role, hasSubtree: z.boolean(),
  state: z.enum(GRANT_STATES), from: z.date(), until: z.date().nullable(), endedAt: z.date().nullable(),
  grantedBy: z.string().nullable(),
  /** The people from whose duties it was handed on, the nearest first; empty for a duty given directly. */
  chain: z.array(z.string()),
  endsSoon: z.boolean(), isAway: z.boolean(), mayTakeBack: z.boolean(),
});

const seatView = z.object({
  role, standing: z.enum(['own', 'above', 'away', 'empty']), unionId: uuid.nullable(), unionName: z.string(),
  persons: z.array(z.string()),
});

const absenceView = z.object({
  absenceId: uuid, personId: uuid, name: z.string(), from: z.date(), until: z.date(), isMine: z.boolean(),
});

export const endpoints = {
  /** Who can do what at a union, since when, by whose grant; with what has ended. */
  readDuties: defineQuery({
    id: 'offices.readDuties', access: may('offices.duty.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({
      unionName: z.string(), seats: z.array(seatView), grants: z.array(grantView), absences: z.array(absenceView),
      permissions: z.array(z.object({ role, permissions: z.array(z.string()) })),
    }),
    errors: [],
  }),
  /** The same for one person, as far as the caller's reach goes. */
  readPerson: defineQuery({
    id: 'offices.readPerson', access: may('offices.duty.read').listing(),
    input: z.object({ personId: uuid }),
    output: z.object({ name: z.string(), grants: z.array(grantView) }), errors: [],
  }),
  /** Officers who may be given a duty of this union: those of the union itself and of what hangs below it. */
  listOfficersBelow: defineQuery({
    id: 'offices.listOfficersBelow', access: may('offices.duty.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({ people: z.array(z.object({ personId: uuid, name: z.string(), roles: z.array(role), unionName: z.string() })) }),
    errors: [],
  }),
  /** One step: the old office ends and the new one begins at the same instant. The same person again: a longer or shorter term. */
  replaceOfficer: defineCommand({
    id: 'offices.replaceOfficer', access: may('orgs.office.appoint').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, role: z.enum(['chair', 'administrator']), successor: someone, until: instant.optional() }),
    output: z.object({ grantId: uuid }),
    errors: [
      errors['office-empty'], errors['nobody-known'], orgsErrors['role-not-yours'], orgsErrors['until-past'], orgsErrors['already-entered'],
      separationErrors['duties-separated'],
    ],
  }),
  /** Hands a part of one's own duty on: the same duty, here or further down, for some days. */
  handOn: defineCommand({
    id: 'offices.handOn', access: may('offices.duty.hand-on').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, role, hasSubtree: z.boolean(), to: someone, from: instant.optional(), until: instant }),
    output: z.object({ grantId: uuid }),
    errors: [
      errors['not-held'], errors['nobody-known'], errors['to-yourself'], orgsErrors['already-entered'],
      delegationErrors['too-wide'], delegationErrors['too-long'], separationErrors['duties-separated'],
    ],
  }),
  takeBack: defineCommand({
    id: 'offices.takeBack', access: may('offices.duty.hand-on').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, grantId: uuid }), output: z.object({}), errors: [errors['not-handed-on']],
  }),
  /** Leave from the duties of one union; a deputy holds them meanwhile, from the first day to the last. */
  declareAbsence: defineCommand({
    id: 'offices.declareAbsence', access: may('offices.duty.hand-on').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, absenceId: uuid, from: instant, until: instant, deputy: someone.optional() }),
    output: z.object({ absenceId: uuid }),
    errors: [
      errors['not-held'], errors['absence-invalid'], errors['absence-taken'], errors['nobody-known'], errors['to-yourself'],
      orgsErrors['already-entered'], separationErrors['duties-separated'],
    ],
  }),
  /** Back earlier: the deputy's duties end too. */
  endAbsence: defineCommand({
    id: 'offices.endAbsence', access: may('offices.duty.hand-on').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, absenceId: uuid }), output: z.object({}), errors: [errors['no-absence']],
  }),
} as const;
