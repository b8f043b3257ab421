import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { MAX_COLUMNS, sheetErrors } from '#platform/sheets/contract.ts';
import { fileBytes, FIRM_COLUMNS, language, uuid } from '../wire.ts';
import { errors, importResource } from './access.ts';

const place = z.int().min(0).max(MAX_COLUMNS - 1).nullable().optional();
/** Which column of the file is which, where the officer knows better than the headers say; null: none of them. */
const places = z.object({
  name: place, creditCode: place, kind: place, industry: place, address: place, workers: place, contactName: place, phone: place, firmUnion: place,
}).strict() satisfies z.ZodType<Partial<Record<(typeof FIRM_COLUMNS)[number], number | null>>>;

const upload = { unionId: uuid, uploadId: uuid, places };
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const wrongRow = z.object({
  line: z.int(), problems: z.array(z.object({ column: z.enum(FIRM_COLUMNS), found: z.string(), reason: z.string(), params })),
});
const outcome = { added: z.int(), merged: z.int(), unchanged: z.int(), wrong: z.int() };
const unreadable = [sheetErrors['upload-gone'], errors['no-header']];

export const importEndpoints = {
  checkSheet: defineQuery({
    id: 'measures.checkSheet', access: may('measures.firm.manage').on(unionResource, 'unionId'),
    input: z.object(upload),
    output: z.object({
      fileName: z.string(), sheetName: z.string(), otherSheets: z.array(z.string()), headers: z.array(z.string()), headerLine: z.int(),
      places: z.record(z.enum(FIRM_COLUMNS), z.int().nullable()), rows: z.int(), skipped: z.int(), ...outcome, wrongRows: z.array(wrongRow),
    }),
    errors: unreadable,
  }),
  exportWrong: defineQuery({
    id: 'measures.exportWrong', access: may('measures.firm.manage').on(unionResource, 'unionId'), logged: true,
    input: z.object({ ...upload, language }), output: fileBytes, errors: unreadable,
  }),
  /** Takes the correct rows from a line on, as many as fit into a piece; call again with `next` until it is null. */
  importFirms: defineCommand({
    id: 'measures.importFirms', access: may('measures.firm.manage').on(unionResource, 'unionId'),
    input: z.object({ ...upload, importId: uuid, from: z.int().min(1).max(2_000_000) }), output: z.object({ next: z.int().nullable() }),
    errors: [...unreadable, errors['import-taken']],
  }),
  readImport: defineQuery({
    id: 'measures.readImport', access: may('measures.firm.manage').on(importResource, 'importId'),
    input: z.object({ importId: uuid }),
    output: z.object({
      importId: uuid, unionId: uuid, unionName: z.string(), fileName: z.string(), begunAt: z.date(), isDone: z.boolean(), lastLine: z.int(),
      next: z.int(), ...outcome,
    }),
    errors: [],
  }),
} as const;
