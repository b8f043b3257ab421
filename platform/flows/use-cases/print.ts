import { handle, type Handler } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import formsChinese from '#platform/forms/locale/zh-CN.json' with { type: 'json' };
import formsEnglish from '#platform/forms/locale/en.json' with { type: 'json' };
import { toPaperParts } from '#platform/forms/print.ts';
import { inLanguage } from '#platform/forms/words.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { toApprovalSheet, type ApprovalSheet } from '#platform/papers/approval-sheet.ts';
import { toOfficialPaper } from '#platform/papers/official-paper.ts';
import { printFor } from '#platform/papers/print-for.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import type { Language } from '#platform/text/language.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { endpoints, errors } from '../contract.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import english from '../locale/en.json' with { type: 'json' };
import { findStep } from '../rules/starter-fields.ts';
import { askingPerson } from './asking-person.ts';
import { answersFor, openCase, type OpenedCase } from './read-case.ts';

/** What counts as somebody's word on the sheet: decisions and opinions, not the house's own steps. */
const OPINIONS = new Set(['agree', 'refuse', 'abstain', 'fill', 'send-back', 'give-opinion', 'comment']);

export const printHandlers: readonly Handler[] = [
  handle(endpoints.printSheet, async (ctx, { language }, row) => {
    const opened = await openCase(ctx, row);
    requirePart(ctx, opened);
    const union = await findUnion(ctx.tx, row.unionId);
    return printFor(ctx, row.unionId, toApprovalSheet(sheetOf(ctx, opened, { language, unionName: union?.name ?? '' }), language));
  }),
  handle(endpoints.readPaper, async (ctx, { paperId }, row) => {
    const opened = await openCase(ctx, row);
    requirePart(ctx, opened);
    const paper = opened.papers.find((one) => one.paperId === paperId);
    const union = await findUnion(ctx.tx, row.unionId);
    if (paper?.text === undefined || union === undefined) throw new AppError(generalErrors['not-found']);
    const { title, addressee, paragraphs } = paper.text;
    return printFor(ctx, row.unionId, toOfficialPaper({
      issuer: union.name, number: paper.number ?? '', title: inLanguage(title, 'zh-CN'), ...(addressee === '' ? {} : { addressee }),
      body: paragraphs.map((text) => ({ kind: 'paragraph', text })), signedBy: union.name, date: dateInChina(paper.madeAt), madeAt: paper.madeAt,
    }, 'zh-CN'));
  }),
];

/** Papers hold what the screen shows to those who decide: a copy alone opens none. */
function requirePart(ctx: Ctx, { row, tasks }: OpenedCase): void {
  const me = askingPerson(ctx);
  if (row.starterId !== me && !tasks.some((task) => task.person === me)) throw new AppError(errors['not-a-part']);
}

function sheetOf(ctx: Ctx, opened: OpenedCase, { language, unionName }: { readonly language: Language; readonly unionName: string }): ApprovalSheet {
  const { row, definition, trail, papers, names, unions } = opened;
  const t = createTranslator({ language, bundles: language === 'zh-CN' ? [chinese, formsChinese] : [english, formsEnglish], clock: ctx.clock, strict: true });
  const parts = toPaperParts(definition.form, answersFor(opened, askingPerson(ctx), true), { t, person: (id) => names.get(id), union: (id) => unions.get(id) });
  return {
    title: inLanguage(definition.title, language), union: unionName, number: row.number, starter: names.get(row.starterId) ?? '', startedAt: row.startedAt,
    answers: parts.flatMap((part) => (part.kind === 'line' ? [{ label: part.label, value: part.value }] : [])),
    tables: parts.flatMap((part) => (part.kind === 'table' ? [{ title: part.label, columns: part.head, rows: part.rows }] : [])),
    opinions: trail.filter((line) => OPINIONS.has(line.kind)).map((line) => {
      const step = line.step === null ? undefined : findStep(definition.flow, line.step);
      return {
        step: step === undefined ? t('flows.trail.comment') : inLanguage(step.title, language), person: names.get(line.personId ?? '') ?? '', role: '',
        words: line.words, at: line.at, outcome: t(`flows.trail.${line.kind}`),
      };
    }),
    papers: papers.flatMap((paper) => (paper.text === undefined ? [] : [[inLanguage(paper.text.title, language), paper.number ?? ''].join(' ').trim()])),
    madeAt: ctx.clock.now(),
  };
}
