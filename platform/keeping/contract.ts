import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';

/** Why a backup was not made or not brought back; sentences for a terminal in locale/. */
export const keepingErrors = defineErrors('keeping', {
  'no-backup': 'not-found',
  'backup-broken': 'conflict',
  'backup-file-missing': 'conflict',
  'archive-gap': 'conflict',
  'restore-not-empty': 'conflict',
  'until-too-late': 'invalid',
  'bad-recipient': 'invalid',
  'bad-identity': 'invalid',
  'foreign-archive': 'conflict',
  'written-meanwhile': 'conflict',
  'share-broken': 'invalid',
  'shares-unfit': 'conflict',
  'unknown-kind': 'invalid',
  'bad-period': 'invalid',
  'not-topmost': 'forbidden',
  'only-longer': 'forbidden',
});

/** One period for the whole platform: everybody who answers for it may see it, its topmost union chooses. */
export const permissions = definePermissions({
  'keeping.retention.read': ['chair', 'system-officer', 'audit-officer'],
  'keeping.retention.choose': ['chair', 'system-officer'],
});

// The rules hold the periods themselves; the words are spelled out, so that a screen does not bring them along.
const kind = z.enum(['access-log', 'notices', 'uploads', 'sessions', 'codes', 'done-jobs']);
const days = z.int().positive();

export const endpoints = {
  readRetention: defineQuery({
    id: 'keeping.readRetention', access: may('keeping.retention.read').listing(),
    input: z.object({}),
    output: z.object({
      mayChoose: z.boolean(),
      kinds: z.array(z.object({
        kind, days, usual: days, least: days, most: days, source: z.enum(['csl-logs', 'pipl-shortest']), validFrom: z.string(),
        chosenAt: z.date().nullable(), due: z.int(), dueAt: z.date().nullable(), removed: z.int(),
      })),
      removals: z.array(z.object({ removalId: z.string(), at: z.date(), kind: z.string(), before: z.date(), removed: z.int() })),
    }),
    errors: [],
  }),
  chooseRetention: defineCommand({
    id: 'keeping.chooseRetention', access: may('keeping.retention.choose').listing(),
    input: z.object({ kind, days }), output: z.object({}), errors: [keepingErrors['bad-period'], keepingErrors['not-topmost'], keepingErrors['only-longer']],
  }),
} as const;

