import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { workBench } from '#platform/guard/member/work-bench.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import type { Outbox } from '#platform/ui/kept/outbox.ts';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import { OUTBOX_PATH } from '#platform/ui/phone/outbox-badge.tsx';
import type { Photos } from '#platform/ui/phone/use-photos.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { APPEAL_KIND, contactAsked, isAppealDraft, newAppealDraft, type AppealDraft, type ContactAsked } from './appeal-draft.ts';
import type { Recipient } from './appeals-api.ts';
import { formProblems, refusedFields, type FormField } from './form-problems.ts';
import { newParcel } from './new-parcel.ts';
import { makeReceiptKey } from './receipt-key.ts';
import { showReceipt } from './show-receipt.ts';
import { useDraftPhotos } from './use-draft-photos.ts';
import { useKeptParcel } from './use-kept-parcel.ts';

export type AppealFormState = {
  readonly draft: AppealDraft;
  readonly set: (change: Partial<AppealDraft>) => void;
  readonly photos: Photos;
  readonly asks: ContactAsked;
  readonly isSignedIn: boolean;
  readonly isBusy: boolean;
  /** Whether the draft outlives this page. */
  readonly keeping: 'sealed' | 'tab';
  /** Sentences at their fields. */
  readonly errors: Partial<Readonly<Record<FormField, string>>>;
  readonly failure: ApiFailure | undefined;
  /** Whether `errors` already says what `failure` is about. */
  readonly isAtField: boolean;
  readonly send: () => Promise<void>;
  /** Nothing of what was written stays. */
  readonly discard: () => Promise<void>;
};

export type FormParts = {
  readonly code: string;
  /** Undefined while there is no network to ask. */
  readonly recipient: Recipient | undefined;
  /** Who is signed in; null for nobody. */
  readonly me: string | null;
};

export function useAppealForm({ code, recipient, me }: FormParts): AppealFormState {
  const t = useText();
  const outbox = useOutbox();
  const [, navigate] = useLocation();
  const isSignedIn = me !== null;
  const [{ parcel, opened }] = useState(() => openDraft(outbox, { code, recipient, me }));
  const { content: draft, set, settled } = useKeptParcel(outbox, parcel, opened);
  const ensureKept = (): Promise<void> => {
    if (outbox.find(parcel.id) === undefined) set({});
    return settled();
  };
  const photos = useDraftPhotos({ outbox, code, parcel, kept: opened.photos, keep: (kept) => set({ photos: kept }), ensureKept, settled });
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | undefined>(parcel.failure ?? undefined);
  const [isBusy, setBusy] = useState(false);
  const asks = contactAsked(draft.disclosure, isSignedIn);
  useWorkAhead(recipient?.challenge, draft);
  const problems = formProblems(draft, photos.photos, asks);
  const refused = refusedFields(t, failure);

  const fail = (why: ApiFailure | undefined): void => {
    setBusy(false);
    setFailure(why);
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (isBusy || Object.keys(problems).length > 0) return setFailure(undefined);
    setBusy(true);
    setFailure(undefined);
    photos.stop();
    set({ recipient: recipient ?? draft.recipient, sender: isSignedIn && draft.disclosure !== 'anonymous' ? me : null });
    await settled();
    if (outbox.find(parcel.id) === undefined) return fail(NO_ROOM);
    const after = await outbox.send(parcel.id);
    if (after?.stage === 'sent') return navigate(await showReceipt(outbox, after), { replace: true });
    if (after?.stage !== 'refused') return navigate(OUTBOX_PATH);
    await outbox.change(parcel.id, (one) => ({ ...one, stage: 'draft' }));
    if (isAppealDraft(after.content)) {
      photos.adopt(after.content.photos);
      set({ unanswered: after.content.unanswered });
    }
    fail(after.failure ?? undefined);
  };
  const discard = async (): Promise<void> => {
    photos.stop();
    await outbox.remove(parcel.id);
    navigate('/');
  };
  const said = isTried ? Object.entries(problems).map(([field, key]) => [field, t(key)]) : [];
  return {
    draft, set, photos, asks, isSignedIn, isBusy, send, discard, keeping: outbox.vault.kind,
    errors: { ...refused, ...Object.fromEntries(said) }, failure, isAtField: Object.keys(refused).length > 0,
  };
}

/** From the first letter on: done long before anybody presses send, and whoever only looks works for nothing. */
function useWorkAhead(challenge: string | undefined, { appealId, queryCode, text }: AppealDraft): void {
  const isWritten = text !== '';
  useEffect(() => {
    if (isWritten) void makeReceiptKey({ appealId, queryCode });
  }, [isWritten, appealId, queryCode]);
  useEffect(() => {
    if (challenge !== undefined && isWritten) workBench.begin(appealId, challenge);
  }, [challenge, isWritten, appealId]);
}

const NO_ROOM: ApiFailure = { code: 'appeals.member.form.no-room', params: {}, issues: [], status: 0, requestId: undefined };

/** The draft that was asked for, else the newest for this poster that this person may see, else a new one with the poster's topic. */
function openDraft(outbox: Outbox, { code, recipient, me }: FormParts): { parcel: Parcel; opened: AppealDraft } {
  const wanted = new URLSearchParams(window.location.search).get('draft');
  const drafts = outbox.parcels.get().filter(({ stage, owner }) => stage === 'draft' && (owner === null || owner === me));
  const held = drafts.find(({ id }) => id === wanted)
    ?? (wanted === null ? drafts.filter(({ content }) => isAppealDraft(content) && content.code === code).at(-1) : undefined);
  if (held !== undefined && isAppealDraft(held.content)) return { parcel: held, opened: held.content };
  const opened = { ...newAppealDraft(browserRandom, code), topic: recipient?.topic ?? undefined };
  return { parcel: newParcel({ id: opened.appealId, kind: APPEAL_KIND, owner: me, content: opened }), opened };
}
