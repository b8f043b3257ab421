import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { DOCUMENT_SERIES } from './contract/document-series.ts';
import { FONT_ROLES } from './contract/font-roles.ts';

export const permissions = definePermissions({
  'papers.setting.edit': ['chair', 'administrator'],
});

export const errors = defineErrors('papers', {
  'not-a-font': 'invalid', 'font-collection': 'invalid', 'web-font': 'invalid', 'font-too-large': 'too-large', 'font-broken': 'invalid',
  'font-restricted': 'forbidden', 'font-without-chinese': 'invalid', 'check-too-slow': 'unavailable', 'check-busy': 'unavailable',
  'upload-gone': 'not-found', 'font-not-set': 'not-found',
  'code-taken': 'conflict', 'numbers-begun': 'conflict', 'series-unset': 'conflict', 'number-unknown': 'not-found', 'already-void': 'conflict',
});

const uuid = z.string().refine(isUuid);
const role = z.enum(FONT_ROLES);
const series = z.enum(DOCUMENT_SERIES);
/** 机关代字: what a union and a kind of document are called for short. */
const code = z.string().trim().regex(/^[\p{Script=Han}A-Za-z0-9（）]{2,16}$/u);
const year = z.int().min(2000).max(2100);
const number = z.int().min(1).max(99_999);

const access = may('papers.setting.edit').on(unionResource, 'unionId');

export const endpoints = {
  /** For each role the union's own font, and the one from above that is used without it. Both null: the shipped one. */
  listFonts: defineQuery({
    id: 'papers.listFonts', access, input: z.object({ unionId: uuid }),
    output: z.object({ fonts: z.array(z.object({
      role,
      own: z.object({ fontName: z.string(), fileName: z.string(), byteCount: z.int(), chosenAt: z.date() }).nullable(),
      above: z.object({ fontName: z.string(), unionName: z.string() }).nullable(),
    })) }),
    errors: [],
  }),
  /** Sets a role in a font that the same person has uploaded (`POST /api/papers/font-uploads`). Somebody vouches for the licence. */
  useFont: defineCommand({
    id: 'papers.useFont', access, input: z.object({ unionId: uuid, role, uploadId: uuid, isLicensed: z.literal(true) }),
    output: z.object({ fontName: z.string() }), errors: [errors['upload-gone']],
  }),
  removeFont: defineCommand({
    id: 'papers.removeFont', access, input: z.object({ unionId: uuid, role }), output: z.object({}), errors: [errors['font-not-set']],
  }),
  /** Each kind of document with its code, and the number it gives out next. */
  readSeries: defineQuery({
    id: 'papers.readSeries', access, input: z.object({ unionId: uuid }),
    output: z.object({ year, series: z.array(z.object({
      series, code: z.string().nullable(), next: z.int(), isBegun: z.boolean(), text: z.string().nullable(),
    })) }),
    errors: [],
  }),
  /** `usedUpTo`: the last number of this year that was given out on paper. */
  setSeries: defineCommand({
    id: 'papers.setSeries', access, input: z.object({ unionId: uuid, series, code, usedUpTo: number.optional() }),
    output: z.object({}), errors: [errors['code-taken'], errors['numbers-begun']],
  }),
  /** The newest numbers of a year, at most 200. */
  listNumbers: defineQuery({
    id: 'papers.listNumbers', access, input: z.object({ unionId: uuid, year, series: series.optional() }),
    output: z.object({ numbers: z.array(z.object({
      series, year, number, text: z.string(), takenAt: z.date(), voidedAt: z.date().nullable(),
    })) }),
    errors: [],
  }),
  voidNumber: defineCommand({
    id: 'papers.voidNumber', access, input: z.object({ unionId: uuid, series, year, number }),
    output: z.object({}), errors: [errors['number-unknown'], errors['already-void']],
  }),
} as const;
