import { failureText, issuesByPath, issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { photosState, type Photo } from '#platform/ui/phone/photo-list.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { AppealDraft, ContactAsked } from './appeal-draft.ts';

export const TEXT_LIMIT = 4000;
export const NAME_LIMIT = 40;

const FORM_FIELDS = ['topic', 'text', 'photos', 'disclosure', 'name', 'phone'] as const;
export type FormField = (typeof FORM_FIELDS)[number];
/** Keys in locale/, by field; a field without one is in order. */
export type FormProblems = Partial<Readonly<Record<FormField, string>>>;

/** What the phone can see for itself before sending. The server decides again. */
export function formProblems(draft: AppealDraft, photos: readonly Photo[], asks: ContactAsked): FormProblems {
  const problems: [FormField, string | false][] = [
    ['topic', draft.topic === undefined && 'appeals.member.form.topic-missing'],
    ['text', textProblem(draft.text.trim().length)],
    ['photos', photosProblem(photos)],
    ['disclosure', draft.disclosure === undefined && 'appeals.member.form.disclosure-missing'],
    ['name', asks.name && nameProblem(draft.name.trim().length)],
    ['phone', asks.phone && !isMobileNumber(draft.phone) && 'appeals.member.form.phone-wrong'],
  ];
  return Object.fromEntries(problems.filter(([, key]) => key !== false));
}

function textProblem(length: number): string | false {
  if (length < 2) return 'appeals.member.form.text-missing';
  return length > TEXT_LIMIT && 'appeals.member.form.text-long';
}

function nameProblem(length: number): string | false {
  if (length === 0) return 'appeals.member.form.name-missing';
  return length > NAME_LIMIT && 'appeals.member.form.name-long';
}

function photosProblem(photos: readonly Photo[]): string | false {
  const state = photosState(photos);
  return state !== 'settled' && `appeals.member.form.photos-${state}`;
}

/** A mobile number of mainland China as people write it; platform/accounts reads it again with more patience. */
export function isMobileNumber(typed: string): boolean {
  return /^(?:\+86|0086|86)?1[3-9]\d{9}$/.test(typed.normalize('NFKC').replace(/[\s()-]/g, ''));
}

/** A refusal's words at the field it concerns. What concerns none stays a banner: see `isAtField`. */
export function refusedFields(t: Translator, failure: ApiFailure | undefined): Partial<Readonly<Record<FormField, string>>> {
  if (failure === undefined) return {};
  if (failure.code === 'appeals/contact-needed') {
    return failure.params.field === 'name' ? { name: t('appeals.member.form.name-missing') } : { phone: t('appeals.member.form.phone-wrong') };
  }
  if (failure.code === 'appeals/photo-unknown') return { photos: failureText(t, failure) };
  const issues = [...issuesByPath(failure)].flatMap(([path, issue]) => {
    const field = FORM_FIELDS.find((one) => one === path.split('.')[0]);
    return field === undefined ? [] : [[field, issueText(t, issue)] as const];
  });
  return Object.fromEntries(issues);
}
