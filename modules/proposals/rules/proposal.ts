import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import { NEEDED_SECONDS } from './needed-seconds.ts';

/** What the decision needs to know of a proposal. */
export type SecondedState = { readonly state: string; readonly personId: string; readonly seconds: number };

/** Nobody seconds their own, nobody twice, and nobody after enough others have. */
export function decideSecond(proposal: SecondedState, personId: string, hasSeconded: boolean): Outcome<{ readonly isEnough: boolean }> {
  if (proposal.personId === personId) return refuse(errors['own-proposal']);
  if (hasSeconded) return refuse(errors['already-seconded']);
  if (proposal.state !== 'seconding') return refuse(errors['not-seconding']);
  return ok({ isEnough: proposal.seconds + 1 >= NEEDED_SECONDS });
}

/** 2026 and 7: 2026-007. What the committee, the answer and the report to the congress call it. */
export function toNumber(year: number, number: number): string {
  return `${year}-${String(number).padStart(3, '0')}`;
}

/** Reads what toNumber wrote, with full-width digits and any dash; undefined when it is no number of a proposal. */
export function readNumber(typed: string): { readonly year: number; readonly number: number } | undefined {
  const [, year, number] = /^(20\d\d)\p{Pd}(\d{1,6})$/u.exec(typed.normalize('NFKC').replaceAll(/[\s号]/gu, '')) ?? [];
  return year === undefined || number === undefined || Number(number) === 0 ? undefined : { year: Number(year), number: Number(number) };
}
