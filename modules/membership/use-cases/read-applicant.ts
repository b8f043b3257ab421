import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { Agreement } from '#platform/consents/wire.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { readCreditCode } from '#modules/measures/public.ts';
import { readIdentity } from '#modules/register/public.ts';
import { errors } from '../contract/access.ts';
import type { Category } from '../wire.ts';

export type ApplicantForm = {
  readonly name: string;
  readonly idNumber: string;
  readonly employer: string | null;
  readonly creditCode: string | null;
  readonly category: Category;
  readonly consent: Agreement;
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
