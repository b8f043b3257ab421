import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { CaseFacts, DocumentText } from '#platform/flows/process.ts';
import { readYuan } from '#platform/forms/amount.ts';
import { writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { say } from '../flows/words.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { findPlan, listLinesOf } from '../store/plans.ts';

/** 活动立项批复: Chinese whoever asks for it, for it goes into the books. */
export async function writeApproval(ctx: Ctx, { caseId, unionId }: CaseFacts): Promise<DocumentText> {
  const row = await findPlan(ctx.tx, systemReach('job'), caseId, false);
  if (row === undefined) throw new TypeError('an approval of a plan that was never asked for');
  const [lines, [union]] = [await listLinesOf(ctx.tx, row.id), await listUnionsById(ctx.tx, [unionId])];
  const t = createTranslator({ language: 'zh-CN', bundles: [chinese], clock: ctx.clock, strict: false });
  const when = row.beginsOn === null ? '' : t.format.date(row.beginsOn, 'day');
  return {
    title: say('budgets.reply.title'), addressee: union?.name ?? '',
    paragraphs: [
      t('budgets.reply.agreed', { number: row.number === null ? '' : writeYearlyNumber(row.year, row.number), title: row.title, kind: t(`budgets.kind.${row.kind}`) }),
      t('budgets.reply.scope', { when, people: row.people, total: readYuan(row.total) }),
      ...lines.filter((line) => line.phase === 'planned').map(({ item, unitPrice, count, amount }) =>
        t('budgets.reply.line', { item, price: readYuan(unitPrice ?? 0), count, amount: readYuan(amount) })),
      t('budgets.reply.rules'), t('budgets.reply.settle', { number: row.number === null ? '' : writeYearlyNumber(row.year, row.number) }),
    ],
    series: 'reply',
  };
}
