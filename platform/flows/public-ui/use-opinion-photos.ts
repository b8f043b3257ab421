import { useState } from 'react';

export type OpinionPhotosState = {
  readonly photos: readonly string[];
  readonly onPhotos: (photos: readonly string[]) => void;
  readonly onSending: (isSending: boolean) => void;
  /** Somebody wanted to send while a photo was still on its way. */
  readonly isTooEarly: boolean;
  /** Asked before sending: false while a photo is on its way, and the screen says so. */
  readonly isReady: () => boolean;
  /** What goes along with the command. */
  readonly part: { readonly photos?: string[] };
};

/** The photos of one opinion; `kept` where a draft remembers them. */
export function useOpinionPhotos(kept?: { readonly photos: readonly string[]; readonly keep: (photos: readonly string[]) => void }): OpinionPhotosState {
  const [own, setOwn] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  const photos = kept?.photos ?? own;
  return {
    photos, onPhotos: kept?.keep ?? setOwn, onSending: setSending, isTooEarly: isTried && isSending,
    isReady() {
      setTried(isSending);
      return !isSending;
    },
    part: photos.length === 0 ? {} : { photos: [...photos] },
  };
}
