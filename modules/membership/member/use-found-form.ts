import { useEffect, useRef, useState } from 'react';
import { failureText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { keptPhotos } from '#platform/ui/phone/photo-list.ts';
import { usePhotos, type Photos } from '#platform/ui/phone/use-photos.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { foundProblems, toRequest, type FoundDraft, type FoundField } from './found-draft.ts';
import { membershipApi } from './membership-api.ts';
import type { KeptDraft } from '#platform/ui/kept/use-kept-draft.ts';

export const DOCUMENTS = 9;

export type FoundFormState = {
  readonly photos: Photos;
  readonly errors: Partial<Readonly<Record<FoundField, string>>>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly isAtField: boolean;
  readonly send: () => Promise<void>;
};

type Options = { readonly kept: KeptDraft<FoundDraft>; readonly isCorrection: boolean; readonly onSent: () => void };

export function useFoundForm({ kept, isCorrection, onSent }: Options): FoundFormState {
  const t = useText();
  const draft = kept.value;
  const photos = usePhotos({
    limit: DOCUMENTS, kept: draft.photos,
    send: (image, call) => uploadPhoto(image, { purpose: 'membership', subjectKey: draft.foundingId, ...call }),
  });
  const ask = useCommand(membershipApi.askFounding);
  const correct = useCommand(membershipApi.correctFounding);
  const [isTried, setTried] = useState(false);
  useKeptPhotos(photos, kept);
  const problems = foundProblems(draft, photos.photos.some(({ fileId, failure }) => fileId === undefined && failure === undefined));
  const failure = ask.failure ?? correct.failure;
  const isCode = failure?.code === 'membership/credit-code';

  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const request = toRequest({ ...draft, photos: keptPhotos(photos.photos) });
    const answer = isCorrection ? await correct.run(request) : await ask.run({ ...request, unionId: draft.union?.unionId ?? '' });
    if (!answer.ok) return;
    await kept.clear();
    onSent();
  };
  const said = isTried ? Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t(key)])) : {};
  return {
    photos, isBusy: ask.isBusy || correct.isBusy, failure, isAtField: isCode, send,
    errors: { ...(isCode && failure !== undefined ? { creditCode: failureText(t, failure) } : {}), ...said },
  };
}

/** What the server has got is remembered in the draft; a page that was only opened writes nothing. */
function useKeptPhotos({ photos }: Photos, { value, set }: KeptDraft<FoundDraft>): void {
  const known = useRef(JSON.stringify(value.photos));
  useEffect(() => {
    const now = keptPhotos(photos);
    const state = JSON.stringify(now);
    if (state !== known.current) set({ photos: now });
    known.current = state;
  });
}
