import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { storedIds } from '#platform/ui/phone/photo-list.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import type { Photos } from '#platform/ui/phone/use-photos.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { contactAsked, isAppealDraft, newAppealDraft, toSubmission, type AppealDraft, type ContactAsked } from './appeal-draft.ts';
import type { Recipient } from './appeals-api.ts';
import { formProblems, refusedFields, type FormField } from './form-problems.ts';
import { sendAppeal, type SendOutcome } from './send-appeal.ts';
import { keepSentReceipt } from './sent-receipt.ts';
import { useDraftPhotos } from './use-draft-photos.ts';

export type AppealFormState = {
  readonly draft: AppealDraft;
  readonly set: (change: Partial<AppealDraft>) => void;
  readonly photos: Photos;
  readonly asks: ContactAsked;
  readonly isSignedIn: boolean;
  readonly isBusy: boolean;
  /** Sentences at their fields. */
  readonly errors: Partial<Readonly<Record<FormField, string>>>;
  readonly failure: ApiFailure | undefined;
  /** Whether `errors` already says what `failure` is about. */
  readonly isAtField: boolean;
  readonly send: () => Promise<void>;
};

/** The recipient is there before the form is shown, but not yet when the page begins. */
type FormParts = { readonly code: string; readonly recipient: Recipient | undefined; readonly isSignedIn: boolean };

export function useAppealForm({ code, recipient, isSignedIn }: FormParts): AppealFormState {
  const t = useText();
  const { client, answers } = useConnection();
  const [, navigate] = useLocation();
  const [fresh] = useState(() => newAppealDraft(browserRandom));
  const { value: draft, set, clear } = useDraft<AppealDraft>(`appeal.${code}`, fresh, isAppealDraft);
  const photos = useDraftPhotos({ appealId: draft.appealId, kept: draft.photos, keep: (kept) => set({ photos: kept }) });
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const asks = contactAsked(draft.disclosure, isSignedIn);
  const problems = formProblems(draft, photos.photos, asks);
  const refused = refusedFields(t, failure);
  useLeavingWarning(isBusy);

  const finish = ({ receipt, submission, isFormerVersion }: Extract<SendOutcome, { kind: 'sent' }>): void => {
    const { appealId, caseNumber, dueOn, isDueProvisional } = receipt;
    keepSentReceipt({
      appealId, caseNumber, queryCode: draft.queryCode, disclosure: submission.disclosure,
      unionName: recipient?.unionName ?? '', contactName: recipient?.contactName ?? '', dueOn, isDueProvisional, isOwn: isSignedIn && submission.disclosure !== 'anonymous',
      isFormerVersion,
    });
    clear();
    answers.refreshAll();
    navigate('/sent', { replace: true });
  };
  const send = async (): Promise<void> => {
    setTried(true);
    const { topic, disclosure } = draft;
    if (isBusy || topic === undefined || disclosure === undefined || Object.keys(problems).length > 0) return setFailure(undefined);
    setBusy(true);
    setFailure(undefined);
    const parts = { client, key: draft.key, unanswered: draft.unanswered, keepUnanswered: (unanswered: AppealDraft['unanswered']) => set({ unanswered }) };
    const outcome = await sendAppeal(parts, toSubmission(draft, { code, topic, disclosure, asks, photos: storedIds(photos.photos) }));
    setBusy(false);
    if (outcome.kind === 'sent') finish(outcome);
    else setFailure(outcome.failure);
  };
  const said = isTried ? Object.entries(problems).map(([field, key]) => [field, t(key)]) : [];
  return {
    draft, set, photos, asks, isSignedIn, isBusy, send, errors: { ...refused, ...Object.fromEntries(said) },
    failure, isAtField: Object.keys(refused).length > 0,
  };
}

/** Closing the tab while an appeal is under way may lose its receipt: the browser asks first. */
function useLeavingWarning(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isActive]);
}
