import type { Ctx } from '#platform/access/ctx.ts';
import { findPerson } from '#platform/accounts/store/persons.ts';
import type { CaseFacts, DocumentText } from '#platform/flows/process.ts';
import { readYuan } from '#platform/forms/amount.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { findDossierOfCase } from '../store/dossiers.ts';
import { surveyOf } from './survey-holds.ts';
import { locales, say } from './words.ts';

/** 困难帮扶通知书: to the worker by name, with number, level and sum. An official document is in Chinese. */
export async function replyNotice(ctx: Ctx, facts: CaseFacts): Promise<DocumentText> {
  const t = createTranslator({ language: 'zh-CN', bundles: [locales['zh-CN']], clock: ctx.clock, strict: true });
  const [person, dossier] = [await findPerson(ctx.tx, facts.starter), await findDossierOfCase(ctx.tx, facts.caseId)];
  const { level, aidForm, amount } = surveyOf(facts);
  return {
    title: say.words('aid.reply.title'), addressee: person?.name ?? '', series: 'reply',
    paragraphs: [
      t('aid.reply.decided', { level: t(`aid.choice.level.${level}`), number: dossier?.number ?? '' }),
      amount === 0 ? t('aid.reply.no-money') : t('aid.reply.money', { form: t(`aid.choice.aid-form.${aidForm}`), amount: readYuan(amount) }),
      dossier === undefined || dossier.reviewDueOn === null ? t('aid.reply.change') : t('aid.reply.review', { day: t.format.date(dossier.reviewDueOn, 'day') }),
      t('aid.reply.rights'),
    ],
  };
}
