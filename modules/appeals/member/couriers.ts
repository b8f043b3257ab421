import type { Courier } from '#platform/ui/kept/outbox.ts';
import { APPEAL_KIND } from './appeal-draft.ts';
import { createAppealCourier } from './appeal-courier.ts';
import { createCaseCourier } from './case-courier.ts';
import { CASE_KIND } from './case-parcel.ts';
import type { KeyMaker } from './receipt-key.ts';
import type { Roads } from './roads.ts';

export function appealsCouriers(roads: Roads, makeKey?: KeyMaker): Readonly<Record<string, Courier>> {
  return { [APPEAL_KIND]: createAppealCourier(roads, makeKey), [CASE_KIND]: createCaseCourier(roads) };
}
