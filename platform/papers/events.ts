import { z } from 'zod';
import { c1, c2, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { DOCUMENT_SERIES } from './contract/document-series.ts';
import { FONT_ROLES } from './contract/font-roles.ts';

const unionId = idField<'union'>();
const role = c1(z.enum(FONT_ROLES));
const series = c1(z.enum(DOCUMENT_SERIES));

/** The file itself stays where it was uploaded. */
export const fontChosen = defineEvent('papers.fontChosen', {
  crosses: 'never', subject: 'unionId',
  fields: { unionId, role, fileId: idField<'font-file'>(), fileName: c2(z.string()), fontName: c1(z.string()), byteCount: c1(z.int()) },
});

export const fontRemoved = defineEvent('papers.fontRemoved', { crosses: 'never', subject: 'unionId', fields: { unionId, role } });

export const seriesSet = defineEvent('papers.seriesSet', {
  crosses: 'never', subject: 'unionId',
  fields: { unionId, series, code: c1(z.string()), usedYear: c1(z.int().nullable()), usedUpTo: c1(z.int().nullable()) },
});

/** One zone alone gives out numbers: two would give out the same one. */
export const numberTaken = defineEvent('papers.numberTaken', {
  crosses: 'never', subject: 'unionId',
  fields: { unionId, series, code: c1(z.string()), year: c1(z.int()), number: c1(z.int()), subjectId: c2(z.string().nullable()) },
});

export const numberVoided = defineEvent('papers.numberVoided', {
  crosses: 'never', subject: 'unionId', fields: { unionId, series, year: c1(z.int()), number: c1(z.int()) },
});

export const papersAppliers: readonly Applier[] = [
  applier(fontChosen, async (tx, events) => {
    // One after the other: a batch may choose for the same role twice, and the later choice holds.
    for (const event of events) {
      await tx`
        insert into papers_font (union_id, role, org_path, line_path, file_id, file_name, font_name, byte_count, chosen_at)
        select u.id, ${event.role}, u.path, u.line_path, ${event.fileId}::uuid, ${event.fileName}, ${event.fontName}, ${event.byteCount}::integer, ${event.at}::timestamptz
        from orgs_union u where u.id = ${event.unionId}
        on conflict (union_id, role) do update set file_id = excluded.file_id, file_name = excluded.file_name,
          font_name = excluded.font_name, byte_count = excluded.byte_count, chosen_at = excluded.chosen_at`;
    }
  }),
  applier(fontRemoved, async (tx, events) => {
    await tx`
      delete from papers_font f using jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, role text)
      where f.union_id = e."unionId" and f.role = e.role`;
  }),
  applier(seriesSet, async (tx, events) => {
    for (const event of events) {
      await tx`
        insert into papers_series (union_id, series, org_path, line_path, code, used_year, used_up_to)
        select u.id, ${event.series}, u.path, u.line_path, ${event.code}, ${event.usedYear}::integer, ${event.usedUpTo}::integer
        from orgs_union u where u.id = ${event.unionId}
        on conflict (union_id, series) do update set code = excluded.code, used_year = excluded.used_year, used_up_to = excluded.used_up_to`;
    }
  }),
  applier(numberTaken, async (tx, events) => {
    await tx`
      insert into papers_number (union_id, series, year, number, org_path, line_path, code, subject_id, taken_at)
      select e."unionId", e.series, e.year, e.number, u.path, u.line_path, e.code, e."subjectId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "unionId" uuid, series text, year integer, number integer, code text, "subjectId" uuid, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(numberVoided, async (tx, events) => {
    await tx`
      update papers_number n set voided_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, series text, year integer, number integer, at timestamptz)
      where n.union_id = e."unionId" and n.series = e.series and n.year = e.year and n.number = e.number`;
  }),
];
