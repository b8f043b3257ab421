import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { CaseFacts, DocumentText } from '#platform/flows/process.ts';
import { writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { say } from '../flows/words.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { findProposal } from '../store/proposals.ts';

/** 提案答复函, to the proposer: Chinese whoever asks for it, for it is signed and sealed. */
export async function writeAnswerLetter(ctx: Ctx, { caseId, starter, answers }: CaseFacts): Promise<DocumentText> {
  const row = await findProposal(ctx.tx, systemReach('job'), caseId, false);
  const [proposer] = await listPersonHomes(ctx.tx, [starter]);
  const t = createTranslator({ language: 'zh-CN', bundles: [chinese], clock: ctx.clock, strict: false });
  const answer = typeof answers['answer'] === 'string' ? answers['answer'] : '';
  const number = row === undefined || row.year === null || row.number === null ? '' : writeYearlyNumber(row.year, row.number);
  return {
    title: say('proposals.letter.title'), addressee: t('proposals.letter.addressee', { name: proposer?.name ?? '' }),
    paragraphs: [
      t('proposals.letter.received', { number, title: row?.title ?? '', department: row?.department ?? '' }),
      ...answer.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      t('proposals.letter.class', { class: t(`proposals.answer-class.${row?.answerClass ?? 'reference'}`) }),
      t('proposals.letter.rate'),
    ],
    series: 'letter',
  };
}
