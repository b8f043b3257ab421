import { failureText, issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { isAppealDraft } from './appeal-draft.ts';
import { isCaseContent, type CaseContent } from './case-parcel.ts';
import { isSentAppeal } from './show-receipt.ts';

/** What a thing that goes out is, in the words of its page. */
export function parcelTitle(t: Translator, { content, kind }: Parcel): string {
  if (isAppealDraft(content)) return t(content.topic === undefined ? 'appeals.member.write' : `appeals.member.topic.${content.topic}`);
  return t(isCaseContent(content) ? `appeals.member.act.${content.act}` : kind === 'case' ? 'appeals.member.case' : 'appeals.member.write');
}

/** The person's own words, so that one matter can be told from another. */
export function parcelText({ content }: Parcel): string {
  if (isAppealDraft(content)) return content.text;
  return isCaseContent(content) ? caseText(content) : '';
}

function caseText({ input }: CaseContent): string {
  const texts = ['text', 'remark', 'reason'].map((name) => Reflect.get(input, name)).filter((one) => typeof one === 'string');
  return texts[0] ?? '';
}

/** How many of its photos the server has. */
export function photoWords(t: Translator, { content }: Parcel): string | undefined {
  if (!isAppealDraft(content) || content.photos.length === 0) return undefined;
  const there = content.photos.filter(({ fileId }) => fileId !== null).length;
  return t('appeals.member.outgoing.photos', { there, count: content.photos.length });
}

export function parcelStatus(t: Translator, { stage }: Parcel, isSending: boolean): { readonly tone: Tone; readonly label: string } {
  const tones = { draft: 'idle', waiting: 'warn', held: 'danger', refused: 'danger', sent: 'ok', dropped: 'danger' } as const;
  return isSending ? { tone: 'info', label: t('appeals.member.outgoing.sending') } : { tone: tones[stage], label: t(`appeals.member.outgoing.${stage}`) };
}

/** Whether it went out once without an answer. */
export function mayHaveArrived({ content }: Parcel): boolean {
  return isAppealDraft(content) && content.unanswered !== undefined;
}

/** What happened, and what it means for the person; nothing that is not known is claimed. */
export function parcelSentence(t: Translator, parcel: Parcel, isSending: boolean): string {
  const { stage, failure, content } = parcel;
  if (isSending) return t('appeals.member.outgoing.sending-text');
  switch (stage) {
    case 'draft': return t('appeals.member.outgoing.draft-text');
    // The server was there and had no room: when it has again, it says itself.
    case 'waiting':
      if (failure !== null && !NO_NETWORK.includes(failure.code)) return failureText(t, failure);
      return t(mayHaveArrived(parcel) ? 'appeals.member.outgoing.waiting-unsure' : 'appeals.member.outgoing.waiting-text');
    case 'held': case 'refused': return failure === null ? t('appeals.member.outgoing.refused-text') : reasonText(t, failure);
    case 'sent': return t(isSentAppeal(content) && content.receipt === null ? 'appeals.member.outgoing.sent-unnumbered' : 'appeals.member.outgoing.sent-text');
    case 'dropped': return t('appeals.member.outgoing.dropped-text');
  }
}

/** A refusal of one field says here what is wrong with it; where it stands, the form will mark. */
function reasonText(t: Translator, failure: ApiFailure): string {
  const why = issueText(t, failure.issues[0]);
  return why === undefined ? failureText(t, failure) : t('appeals.member.outgoing.refused-field', { why });
}

const NO_NETWORK: readonly string[] = ['http/offline', 'http/timeout', 'http/garbled'];

/** Where its writer goes on: the form, or the case it belongs to. */
export function parcelPlace({ id, content }: Parcel): string {
  if (isAppealDraft(content)) return `/s/${content.code}?draft=${id}`;
  if (isCaseContent(content)) return content.token === null ? `/appeals/${content.appealId}` : '/receipt';
  return '/';
}
