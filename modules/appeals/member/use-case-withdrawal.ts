import { useState } from 'react';
import { issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCaseSending } from './use-case-sending.ts';

export const WITHDRAWAL_LIMIT = 500;
const NOTHING = { reason: '' };

export type CaseWithdrawal = {
  readonly reason: string;
  readonly write: (reason: string) => void;
  readonly error: string | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly isWaiting: boolean;
  readonly withdraw: () => Promise<void>;
};

/** Taking a case back, with a word why for those who like to say it. */
export function useCaseWithdrawal(appealId: string): CaseWithdrawal {
  const t = useText();
  const { run, isBusy, failure, issues, waiting } = useCaseSending(appealId);
  const { value, set, clear } = useDraft(`withdrawal.${appealId}`, NOTHING, isWithdrawal);
  const [isTried, setTried] = useState(false);
  const reason = value.reason.trim();
  const isLong = reason.length > WITHDRAWAL_LIMIT;
  return {
    reason: value.reason, write: (next) => set({ reason: next }), isBusy, failure, isWaiting: waiting.includes('withdrawAppeal'),
    error: isTried && isLong ? t('appeals.member.form.text-long') : issueText(t, issues.get('reason')),
    async withdraw() {
      setTried(true);
      if (isLong) return;
      const outcome = await run('withdrawAppeal', { appealId, ...(reason === '' ? {} : { reason }) });
      if (outcome !== 'refused') clear();
    },
  };
}

function isWithdrawal(held: unknown): held is typeof NOTHING {
  return typeof held === 'object' && held !== null && typeof Reflect.get(held, 'reason') === 'string';
}
