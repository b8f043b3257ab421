import { z } from 'zod';
import type { Answers } from '#platform/forms/condition.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { readCreditCode } from '#modules/measures/public.ts';
import { readIdentity } from '#modules/register/public.ts';
import { errors } from '../contract/access.ts';
import { category, type Category } from '../wire.ts';

export type ApplicantForm = {
  readonly name: string;
  readonly idNumber: string;
  readonly employer: string | null;
  readonly creditCode: string | null;
  readonly category: Category;
};

/**
 * The numbers as they are kept, once nothing speaks against the form. Nobody works before sixteen (Labour Law 15, 58), so
 * nobody joins a union before: that has a sentence of its own.
 */
export function readApplicant(form: ApplicantForm, today: PlainDate): Outcome<{ idNumber: string; creditCode: string | null; bornOn: PlainDate | undefined }> {
  const identity = readIdentity({ idType: 'resident', idNumber: form.idNumber }, today);
  if (!identity.ok) return refuse(identity.reason === 'under-age' ? errors['too-young'] : errors['id-number']);
  const creditCode = form.creditCode === null ? null : readCreditCode(form.creditCode);
  if (creditCode === undefined) return refuse(errors['credit-code']);
  return ok({ idNumber: identity.value.idNumber, creditCode, bornOn: identity.value.citizen?.bornOn });
}

const EMPLOYED = 'employer';
const answered = z.object({
  'name': z.string(), 'id-number': z.string(), 'work': z.string(), 'employer': z.string().optional(), 'credit-code': z.string().optional(), category,
});

/** The application in the words of the case's form. */
export function answersOf({ name, idNumber, employer, creditCode, category: trade }: ApplicantForm): Answers {
  const work = employer === null ? { 'work': 'none' } : { 'work': EMPLOYED, employer, ...(creditCode === null ? {} : { 'credit-code': creditCode }) };
  return { name, 'id-number': idNumber, ...work, 'category': trade };
}

/** The other way round. What does not parse comes from a union's own version in which a field has another kind. */
export function applicantIn(answers: Answers): ApplicantForm {
  const { name, employer, work, category: trade, ...rest } = answered.parse(answers);
  const isEmployed = work === EMPLOYED;
  return { name, idNumber: rest['id-number'], employer: isEmployed ? employer ?? null : null, creditCode: isEmployed ? rest['credit-code'] ?? null : null, category: trade };
}
