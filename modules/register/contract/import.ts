import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { MAX_COLUMNS, sheetErrors } from '#platform/sheets/contract.ts';
import { fileBytes, language, uuid } from '../wire.ts';
import { errors, importResource } from './access.ts';

/** Which column of the file is which, where the officer knows better than the headers say; null: none of them. */
const places = z.record(z.string().max(30), z.int().min(0).max(MAX_COLUMNS - 1).nullable());
const upload = { unionId: uuid, uploadId: uuid, places };
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const wrongRow = z.object({
  line: z.int(), problems: z.array(z.object({ column: z.string(), found: z.string(), reason: z.string(), params })),
});
const outcome = { added: z.int(), known: z.int(), wrong: z.int() };
const unreadable = [sheetErrors['upload-gone'], errors['no-header']];

export const importEndpoints = {
  downloadTemplate: defineQuery({
    id: 'register.downloadTemplate', access: may('register.member.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, language }), output: fileBytes, errors: [],
  }),
  checkMembers: defineQuery({
    id: 'register.checkMembers', access: may('register.member.manage').on(unionResource, 'unionId'),
    input: z.object(upload),
    output: z.object({
      fileName: z.string(), sheetName: z.string(), otherSheets: z.array(z.string()), headers: z.array(z.string()), headerLine: z.int(), lastLine: z.int(),
      places: z.record(z.string(), z.int().nullable()), rows: z.int(), skipped: z.int(), ...outcome, wrongRows: z.array(wrongRow),
    }),
    errors: unreadable,
  }),
  exportWrongMembers: defineQuery({
    id: 'register.exportWrongMembers', access: may('register.member.manage').on(unionResource, 'unionId'), logged: true,
    input: z.object({ ...upload, language }), output: fileBytes, errors: unreadable,
  }),
  /** Takes the correct rows from a line on, as many as fit into a piece; call again with `next` until it is null. */
  importMembers: defineCommand({
    id: 'register.importMembers', access: may('register.member.manage').on(unionResource, 'unionId'),
    input: z.object({ ...upload, importId: uuid, from: z.int().min(1).max(2_000_000) }), output: z.object({ next: z.int().nullable() }),
    errors: [...unreadable, errors['import-taken']],
  }),
  readMemberImport: defineQuery({
    id: 'register.readMemberImport', access: may('register.member.manage').on(importResource, 'importId'),
    input: z.object({ importId: uuid }),
    output: z.object({
      importId: uuid, unionId: uuid, unionName: z.string(), fileName: z.string(), begunAt: z.date(), isDone: z.boolean(), lastLine: z.int().nullable(),
      next: z.int(), ...outcome,
    }),
    errors: [],
  }),
} as const;
