import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { Stars } from '#platform/ui/phone/rating.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';

export const REMARK_LIMIT = 500;

export type Verdict = 'solved' | 'unsolved';
export type CaseRatingState = {
  readonly verdict: Verdict | undefined;
  readonly score: Stars | undefined;
  readonly remark: string;
  readonly set: (change: { readonly verdict?: Verdict; readonly score?: Stars; readonly remark?: string }) => void;
  readonly errors: { readonly score: string | undefined; readonly remark: string | undefined };
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly send: () => Promise<void>;
};

export function useCaseRating(appealId: string): CaseRatingState {
  const t = useText();
  const { answers } = useConnection();
  const { run, isBusy, failure, issues } = useCommand(appealsApi.rateAppeal);
  const [{ verdict, score, remark }, setRating] = useState<{ verdict?: Verdict; score?: Stars; remark: string }>({ remark: '' });
  const [isTried, setTried] = useState(false);
  const isLong = remark.trim().length > REMARK_LIMIT;
  const send = async (): Promise<void> => {
    setTried(true);
    if (verdict === undefined || score === undefined || isLong) return;
    const answer = await run({ appealId, isSolved: verdict === 'solved', score, ...(remark.trim() === '' ? {} : { remark: remark.trim() }) });
    // Rated from another phone meanwhile: the page must show that.
    if (!answer.ok && answer.failure.code === 'appeals/wrong-state') answers.refreshAll();
  };
  return {
    verdict, score, remark, isBusy, send,
    set: (change) => setRating((before) => ({ ...before, ...change })),
    errors: {
      score: isTried && score === undefined ? t('appeals.member.rate.score-missing') : undefined,
      remark: isTried && isLong ? t('appeals.member.form.text-long') : issueText(t, issues.get('remark')),
    },
    failure,
  };
}
