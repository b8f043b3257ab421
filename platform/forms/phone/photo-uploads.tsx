import { useEffect, useRef } from 'react';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { usePhotos } from '#platform/ui/phone/use-photos.ts';
import type { PhotoPlace, ReadPhoto } from './field-props.tsx';

export type PhotoUploadsProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly limit: number;
  readonly takesPdf?: boolean;
  /** What the server has already. */
  readonly given: readonly string[];
  readonly to: PhotoPlace;
  readonly readPhoto?: ReadPhoto | undefined;
  /** Told whenever it has changed what the server has. */
  readonly onStored: (ids: readonly string[]) => void;
  readonly onSending: (isSending: boolean) => void;
};

/** Photos that go to the server when they are picked: only what it has is told. */
export function PhotoUploads({ given, to, readPhoto, onStored, onSending, hint, error, ...picker }: PhotoUploadsProps) {
  const photos = usePhotos({
    limit: picker.limit, kept: given.map((fileId) => ({ name: fileId, fileId })), keeper: keeperOf(readPhoto),
    send: (image, call) => uploadPhoto(image, { purpose: to.purpose, subjectKey: to.subjectKey, ...call }),
  });
  useTold(photos.photos.flatMap(({ fileId }) => fileId ?? []), given, onStored);
  useSendingTold(photos.photos.some(({ fileId, failure }) => fileId === undefined && failure === undefined), onSending);
  return <PhotoPicker {...picker} photos={photos} {...(hint === undefined ? {} : { hint })} {...(error === undefined ? {} : { error })} />;
}

/** The server's pictures again, after a reload or when somebody else goes on. */
function keeperOf(readPhoto: ReadPhoto | undefined) {
  return { keep: () => Promise.resolve(false), fetch: (name: string) => readPhoto?.(name, true) ?? Promise.resolve(undefined), drop: () => undefined };
}

/** Says what is stored whenever that has changed; what was given at the start is not news. */
function useTold(stored: readonly string[], given: readonly string[], tell: (ids: readonly string[]) => void): void {
  const told = useRef(given.join(' '));
  const now = stored.join(' ');
  useEffect(() => {
    if (told.current === now) return;
    told.current = now;
    tell(now === '' ? [] : now.split(' '));
  });
}

export function useSendingTold(isSending: boolean, onSending: (isSending: boolean) => void): void {
  const latest = useRef(onSending);
  useEffect(() => {
    latest.current = onSending;
  });
  useEffect(() => {
    if (!isSending) return undefined;
    latest.current(true);
    return () => latest.current(false);
  }, [isSending]);
}
