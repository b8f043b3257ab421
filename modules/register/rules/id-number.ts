import { plainIdNumber, wrongIdNumber, type IdNumberReason } from '#platform/forms/id-number.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

export type Sex = 'male' | 'female';
export type Citizen = { readonly idNumber: string; readonly bornOn: PlainDate; readonly sex: Sex };
export type IdOutcome = { readonly ok: true; readonly value: Citizen } | { readonly ok: false; readonly reason: IdNumberReason };

/** Reads a citizen's number (GB 11643) with all that it tells; whose birthday is still to come has none. */
export function readIdNumber(text: string, today: PlainDate): IdOutcome {
  const idNumber = plainIdNumber(text);
  const reason = wrongIdNumber(idNumber);
  if (reason !== undefined) return { ok: false, reason };
  const bornOn = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isPlainDate(bornOn) || bornOn > today) return { ok: false, reason: 'id-birth' };
  return { ok: true, value: { idNumber, bornOn, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' } };
}
