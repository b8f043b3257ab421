import { plainIdNumber, type IdNumberReason } from '#platform/forms/id-number.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { IdType } from '../wire.ts';
import { readIdNumber, type Citizen } from './id-number.ts';

/** Youngest age at which anybody may be employed (MPL 61), in years. */
const LEAST_AGE = 16;

export type Identity = { readonly idType: IdType; readonly idNumber: string; readonly citizen: Citizen | undefined };
export type IdentityReason = IdNumberReason | 'id-document' | 'under-age' | 'birth-differs' | 'sex-differs';
export type IdentityOutcome = { readonly ok: true; readonly value: Identity } | { readonly ok: false; readonly reason: IdentityReason };

/** What a document may look like; residence permits of Hong Kong, Macao and Taiwan people carry a citizen's kind of number. */
const SHAPES: Readonly<Record<Exclude<IdType, 'resident'>, RegExp>> = {
  'passport': /^[A-Z0-9]{5,17}$/, 'hk-macao': /^(?:[HMC]\d{8}(?:\d{2})?|8[123]\d{15}[\dX])$/, 'taiwan': /^(?:\d{8}|\d{10}[A-Z]?|83\d{15}[\dX])$/,
  'permanent': /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/, 'other': /^[A-Z0-9-]{3,40}$/,
};

export type Claimed = { readonly idType: IdType; readonly idNumber: string; readonly bornOn?: PlainDate | undefined; readonly sex?: 'male' | 'female' | undefined };

/** An identity document as it is kept, with what its number tells; what was written beside it must not contradict that. */
export function readIdentity(claimed: Claimed, today: PlainDate): IdentityOutcome {
  const { idType } = claimed;
  const number = plainIdNumber(claimed.idNumber);
  if (idType !== 'resident') {
    return SHAPES[idType].test(number) ? { ok: true, value: { idType, idNumber: number, citizen: undefined } } : { ok: false, reason: 'id-document' };
  }
  const read = readIdNumber(number, today);
  if (!read.ok) return read;
  const citizen = read.value;
  if (isUnderAge(citizen.bornOn, today)) return { ok: false, reason: 'under-age' };
  if (claimed.bornOn !== undefined && claimed.bornOn !== citizen.bornOn) return { ok: false, reason: 'birth-differs' };
  if (claimed.sex !== undefined && claimed.sex !== citizen.sex) return { ok: false, reason: 'sex-differs' };
  return { ok: true, value: { idType, idNumber: citizen.idNumber, citizen } };
}

export function isUnderAge(bornOn: PlainDate, today: PlainDate): boolean {
  return `${Number(bornOn.slice(0, 4)) + LEAST_AGE}${bornOn.slice(4)}` > today;
}
