import { defineErrors } from '#platform/contract/errors.ts';

/** 'individual': joined without an employer, at the area's or the industry's union (drivers, couriers). */
export const MEMBER_KINDS = ['regular', 'individual'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** While a membership is open: 有效, 接转中, 保留会籍 (retired or out of work: no dues, no vote). */
export const STANDINGS = ['valid', 'transferring', 'retained'] as const;
export type Standing = (typeof STANDINGS)[number];

/** 转会, 退会, 自动退会, 开除, 死亡; the union went into another; entered by mistake. */
export const END_REASONS = ['moved', 'left', 'lapsed', 'expelled', 'died', 'merged', 'corrected'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** 会籍状态, as the rules on membership name it: a standing while it lasts, and the reason once it is over. */
export type MemberState = Standing | EndReason;

export function memberStateOf(membership: { readonly standing: Standing; readonly endReason: EndReason | null }): MemberState {
  return membership.endReason ?? membership.standing;
}

export const membershipErrors = defineErrors('orgs', {
  'already-member': 'conflict',
  'not-member': 'conflict',
  'person-unknown': 'not-found',
  'union-unknown': 'not-found',
  'before-it-began': 'invalid',
  'day-to-come': 'invalid',
  'already-there': 'conflict',
});
