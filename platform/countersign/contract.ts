import { z } from 'zod';
import { defineResource, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import type { RequestRow } from './store/requests.ts';

export const requestResource = defineResource<RequestRow>('countersign.request');

const OFFICERS = ['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer'] as const;

/** The door of the room. What somebody may really prepare and approve, each action's own two permissions say. */
export const permissions = definePermissions({
  'countersign.request.prepare': OFFICERS,
  'countersign.request.decide': OFFICERS,
});

export const errors = defineErrors('countersign', {
  'unknown-action': 'not-found',
  'payload-invalid': 'invalid',
  'not-entitled': 'forbidden',
  'no-second': 'conflict',
  'already-prepared': 'conflict',
  'same-person': 'forbidden',
  'concerned': 'forbidden',
  'not-independent': 'forbidden',
  'payload-changed': 'conflict',
  'not-waiting': 'conflict',
  'not-approved': 'conflict',
  'not-yours': 'forbidden',
  'expired': 'conflict',
  'action-refused': 'conflict',
});

const uuid = z.string().refine(isUuid);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().trim().min(2).max(200);

/** 'expired' is not stored: the clock makes it of what waited or was approved too long ago. */
export const STATES = ['waiting', 'approved', 'declined', 'withdrawn', 'performed', 'expired'] as const;
const VIEWS = ['waiting', 'mine'] as const;

const requestView = z.object({
  requestId: uuid, action: z.string(), unionId: uuid, unionName: z.string(), state: z.enum(STATES),
  preparedBy: z.string(), preparedAt: z.date(), expiresAt: z.date(),
  decidedBy: z.string().nullable(), decidedAt: z.date().nullable(), reason: z.string().nullable(), performedAt: z.date().nullable(),
});

const lineView = z.object({
  label: z.string(), as: z.enum(['text', 'word', 'instant', 'count']), value: z.union([z.string(), z.number()]),
});

export const endpoints = {
  prepare: defineCommand({
    id: 'countersign.prepare', access: may('countersign.request.prepare').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, requestId: uuid, action: z.string().max(80), payload: z.record(z.string().max(60), z.json()) }),
    output: z.object({ requestId: uuid, payloadHash: hash, asked: z.array(z.string()) }),
    errors: [errors['unknown-action'], errors['payload-invalid'], errors['not-entitled'], errors['no-second'], errors['already-prepared']],
  }),
  listRequests: defineQuery({
    id: 'countersign.listRequests', access: may('countersign.request.decide').listing(),
    input: z.object({ view: z.enum(VIEWS) }),
    output: z.object({ requests: z.array(requestView) }), errors: [],
  }),
  readRequest: defineQuery({
    id: 'countersign.readRequest', access: may('countersign.request.decide').on(requestResource, 'requestId'),
    input: z.object({ requestId: uuid }),
    output: requestView.extend({
      lines: z.array(lineView), payloadText: z.string(), payloadHash: hash, asked: z.array(z.string()),
      mayApprove: z.boolean(), isMine: z.boolean(), result: z.record(z.string(), z.json()).nullable(),
    }),
    errors: [],
  }),
  approve: defineCommand({
    id: 'countersign.approve', access: may('countersign.request.decide').on(requestResource, 'requestId'), stepUp: true,
    input: z.object({ requestId: uuid, payloadHash: hash }), output: z.object({}),
    errors: [
      errors['not-waiting'], errors['expired'], errors['same-person'], errors['concerned'], errors['not-entitled'], errors['not-independent'],
      errors['payload-changed'],
    ],
  }),
  decline: defineCommand({
    id: 'countersign.decline', access: may('countersign.request.decide').on(requestResource, 'requestId'),
    input: z.object({ requestId: uuid, reason }), output: z.object({}),
    errors: [errors['not-waiting'], errors['expired'], errors['same-person'], errors['concerned'], errors['not-entitled'], errors['not-independent']],
  }),
  withdraw: defineCommand({
    id: 'countersign.withdraw', access: may('countersign.request.prepare').on(requestResource, 'requestId'),
    input: z.object({ requestId: uuid }), output: z.object({}), errors: [errors['not-yours'], errors['not-waiting']],
  }),
  perform: defineCommand({
    id: 'countersign.perform', access: may('countersign.request.prepare').on(requestResource, 'requestId'), stepUp: true,
    input: z.object({ requestId: uuid }), output: z.object({ result: z.record(z.string(), z.json()) }),
    errors: [
      errors['unknown-action'], errors['not-yours'], errors['not-approved'], errors['expired'], errors['not-entitled'],
      errors['payload-changed'], errors['action-refused'],
    ],
  }),
} as const;
