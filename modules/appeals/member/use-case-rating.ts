import { useState } from 'react';
import { issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { STARS, type Stars } from '#platform/ui/phone/rating.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCaseSending } from './use-case-sending.ts';

export const REMARK_LIMIT = 500;

export type Verdict = 'solved' | 'unsolved';
type Rating = { readonly verdict?: Verdict | undefined; readonly score?: Stars | undefined; readonly remark: string };
const NO_RATING: Rating = { remark: '' };

export type CaseRatingState = Rating & {
  readonly set: (change: Partial<Rating>) => void;
  readonly errors: { readonly score: string | undefined; readonly remark: string | undefined };
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** Given, and on the phone until there is a network. */
  readonly isWaiting: boolean;
  readonly send: () => Promise<void>;
};

/** One rating, kept with the tab until it is sent or sealed in the outbox. */
export function useCaseRating(appealId: string): CaseRatingState {
  const t = useText();
  const { run, isBusy, failure, issues, waiting } = useCaseSending(appealId);
  const { value, set, clear } = useDraft(`rating.${appealId}`, NO_RATING, isRating);
  const [isTried, setTried] = useState(false);
  const { verdict, score, remark } = value;
  const said = remark.trim();
  const isLong = said.length > REMARK_LIMIT;
  const send = async (): Promise<void> => {
    setTried(true);
    if (verdict === undefined || score === undefined || isLong) return;
    const outcome = await run('rateAppeal', { appealId, isSolved: verdict === 'solved', score, ...(said === '' ? {} : { remark: said }) });
    if (outcome !== 'refused') clear();
  };
  return {
    ...value, set, isBusy, failure, send, isWaiting: waiting.includes('rateAppeal'),
    errors: {
      score: isTried && score === undefined ? t('appeals.member.rate.score-missing') : undefined,
      remark: isTried && isLong ? t('appeals.member.form.text-long') : issueText(t, issues.get('remark')),
    },
  };
}

function isRating(held: unknown): held is Rating {
  if (typeof held !== 'object' || held === null || typeof Reflect.get(held, 'remark') !== 'string') return false;
  const [verdict, score] = [Reflect.get(held, 'verdict'), Reflect.get(held, 'score')];
  return [undefined, 'solved', 'unsolved'].includes(verdict) && (score === undefined || STARS.some((star) => star === score));
}
