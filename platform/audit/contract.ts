import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { definePermissions } from '#platform/contract/permissions.ts';

/** The tree belongs to the whole platform and holds hashes only; whoever audits or answers for a union may see it. */
export const permissions = definePermissions({
  'audit.tree.read': ['audit-officer', 'chair'],
  'audit.tree.verify': ['audit-officer'],
});

const FAULTS = ['changed', 'missing', 'inserted', 'rehashed', 'rewritten', 'forged'] as const;
const size = z.int().nonnegative();

/** A checkpoint file has four lines; witnesses may add theirs. */
const note = z.string().min(1).max(4000);

export const endpoints = {
  readTree: defineQuery({
    id: 'audit.readTree', access: may('audit.tree.read').listing(),
    input: z.object({}),
    output: z.object({
      origin: z.string(), verifierKey: z.string(), size,
      /** Written and not yet in the tree. */
      waiting: size,
      checkpoints: z.array(z.object({ size, root: z.string(), note: z.string(), madeAt: z.date() })),
      verifications: z.array(z.object({
        verificationId: z.uuid(), madeAt: z.date(), askedBy: z.enum(['command', 'schedule', 'officer']), personName: z.string().nullable(),
        size, outcome: z.enum(['sound', ...FAULTS]), position: z.int().nullable(),
      })),
    }),
    errors: [],
  }),
  compareCheckpoint: defineQuery({
    id: 'audit.compareCheckpoint', access: may('audit.tree.read').listing(),
    input: z.object({ note }),
    output: z.object({
      kind: z.enum(['same', 'rolled-back', 'rewritten', 'restored', 'forked', 'unreadable', 'other-tree', 'not-signed']),
      size: size.nullable(), sizeThen: size.nullable(),
      /** When and from what this tree says that it was brought back. */
      restored: z.object({ at: z.date(), source: z.string(), keptSize: size }).nullable(),
    }),
    errors: [],
  }),
  verifyTree: defineCommand({
    id: 'audit.verifyTree', access: may('audit.tree.verify').listing(),
    input: z.object({}),
    output: z.object({}),
    errors: [],
  }),
} as const;
