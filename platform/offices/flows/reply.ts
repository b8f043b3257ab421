import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts, DocumentText } from '#platform/flows/process.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { findOwnPerson } from '../store/own-people.ts';
import chinese from './locale/zh-CN.json' with { type: 'json' };
import english from './locale/en.json' with { type: 'json' };

const KEY = 'offices.appointment.reply';

/** 批复: what was asked and what was agreed to, in one sentence. Documents are Chinese whoever reads them. */
export async function writeReply(ctx: Ctx, { unionId, answers }: CaseFacts): Promise<DocumentText> {
  const t = createTranslator({ language: 'zh-CN', bundles: [chinese], clock: ctx.clock, strict: true });
  const union = await findUnion(ctx.tx, unionId);
  const person = union === undefined ? undefined : await findOwnPerson(ctx.tx, union.path, String(answers['person']));
  const day = answers['last-day'];
  return {
    title: { 'zh-CN': chinese[`${KEY}.title`], en: english[`${KEY}.title`] }, addressee: union?.name ?? '', series: 'reply',
    paragraphs: [t(`${KEY}.received`), t(`${KEY}.${String(answers['act'])}`, {
      name: person?.name ?? '', role: t(`offices.appointment.role.${String(answers['role'])}`), day: typeof day === 'string' && isPlainDate(day) ? t.format.date(day) : '',
    })],
  };
}
