import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts, DocumentText } from '#platform/flows/process.ts';
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { congressIn, electionIn, requestIn } from '../flows/founding-answers.ts';
import { locales, say } from '../flows/words.ts';
import { holdFounding } from './founding-request.ts';

/** 关于同意成立工会的批复 */
export async function foundingReply(ctx: Ctx, facts: CaseFacts): Promise<DocumentText> {
  const { name, t } = await prepared(ctx, facts);
  const { applicantName } = requestIn(facts.answers);
  return reply('founding', { name, t }, [
    t('membership.paper.founding.decided', { name }), t('membership.paper.founding.head', { applicant: applicantName }), t('membership.paper.founding.next'),
  ]);
}

/** 关于同意召开会员（代表）大会的批复 */
export async function congressReply(ctx: Ctx, facts: CaseFacts): Promise<DocumentText> {
  const { name, t } = await prepared(ctx, facts);
  const { congress: { heldOn, form, attendees } } = congressIn(facts.answers);
  return reply('congress', { name, t }, [
    t('membership.paper.congress.decided', { day: t.format.date(heldOn, 'day'), form: t(`membership.choice.congress-form.${form}`), attendees }),
    t('membership.paper.congress.rules'), t('membership.paper.congress.report'),
  ]);
}

/** 关于选举结果的批复 */
export async function electionReply(ctx: Ctx, facts: CaseFacts): Promise<DocumentText> {
  const { name, t } = await prepared(ctx, facts);
  const { election: { heldOn, entitled, present, committee, auditors, termYears }, chairName } = electionIn(facts.answers);
  const chair = chairName ?? requestIn(facts.answers).applicantName;
  return reply('election', { name, t }, [
    t('membership.paper.election.decided', { day: t.format.date(heldOn, 'day'), entitled, present }),
    t('membership.paper.election.chair', { chair, name, committee, auditors, term: termYears }), t('membership.paper.election.register'),
  ]);
}

type Prepared = { readonly name: string; readonly t: Translator };

/** The name under which the union stands. An official document is in Chinese. */
async function prepared(ctx: Ctx, facts: CaseFacts): Promise<Prepared> {
  const row = await holdFounding(ctx, facts);
  const unionId = row?.foundedUnionId ?? undefined;
  const union = unionId === undefined ? undefined : await findUnion(ctx.tx, unionId);
  const t = createTranslator({ language: 'zh-CN', bundles: [locales['zh-CN']], clock: ctx.clock, strict: true });
  return { name: union?.name ?? requestIn(facts.answers).unionName, t };
}

/** Numbered as a reply of the union above, where it has said what its documents are called. */
function reply(about: 'founding' | 'congress' | 'election', { name, t }: Prepared, paragraphs: readonly string[]): DocumentText {
  return { title: say.words(`membership.paper.${about}`), addressee: t('membership.paper.group', { name }), paragraphs, series: 'reply' };
}
