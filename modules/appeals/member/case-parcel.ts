import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import type { appealsApi } from './appeals-api.ts';
import { newParcel } from './new-parcel.ts';

/** What a worker does on a case that exists. */
const CASE_ACTS = ['addMessage', 'rateAppeal', 'withdrawAppeal'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];
export type CaseInputs = { readonly [Act in CaseAct]: NonNullable<(typeof appealsApi)[Act]['types']>['input'] };

export const CASE_KIND = 'case';

/** A message, a rating or a withdrawal, from the first letter to its arrival. */
export type CaseContent<Act extends CaseAct = CaseAct> = {
  readonly act: Act;
  readonly appealId: string;
  readonly input: CaseInputs[Act];
  /** One for all tries. */
  readonly key: string;
  /** How the case was opened: by a receipt, or in whose session. */
  readonly token: string | null;
  readonly sender: string | null;
};

export function isCaseContent(held: unknown): held is CaseContent {
  if (typeof held !== 'object' || held === null) return false;
  const isText = (name: keyof CaseContent) => typeof Reflect.get(held, name) === 'string';
  return isText('appealId') && isText('key') && CASE_ACTS.some((act) => act === Reflect.get(held, 'act'))
    && typeof Reflect.get(held, 'input') === 'object' && (isText('token') || Reflect.get(held, 'token') === null)
    && (isText('sender') || Reflect.get(held, 'sender') === null);
}

type CaseParts<Act extends CaseAct> = Pick<CaseContent<Act>, 'act' | 'appealId' | 'input' | 'token' | 'sender'>;

export function newCaseParcel<Act extends CaseAct>(random: Random, parts: CaseParts<Act>): { readonly parcel: Parcel; readonly content: CaseContent<Act> } {
  const content: CaseContent<Act> = { ...parts, key: newIntentKey(random) };
  return { content, parcel: newParcel({ id: newIntentKey(random), kind: CASE_KIND, owner: parts.sender, content }) };
}
