import { useEffect, useRef } from 'react';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { usePhotos } from '#platform/ui/phone/use-photos.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FieldPlace, PhotoPlace, WidgetProps } from './field-props.tsx';
import { NotHere } from './not-here.tsx';
import { useFieldWords } from './use-field-words.tsx';

/** Photos, and papers as photos of them: only what the server has is an answer. */
export function PhotosField(props: WidgetProps<'photos' | 'files'>) {
  const t = useText();
  const { photos } = props.place;
  const words = useFieldWords(props.field);
  return photos === undefined ? <NotHere {...words} text={t('forms.fields.no-uploads')} /> : <Uploads {...props} to={photos} />;
}

function Uploads({ field, value, onValue, error, place, to }: WidgetProps<'photos' | 'files'> & { readonly to: PhotoPlace }) {
  const t = useText();
  const { hint, ...words } = useFieldWords(field);
  const given = Array.isArray(value) ? value.filter((id: unknown) => typeof id === 'string') : [];
  const photos = usePhotos({
    limit: field.most, kept: given.map((fileId) => ({ name: fileId, fileId })), keeper: keeperOf(place.readPhoto),
    send: (image, call) => uploadPhoto(image, { purpose: to.purpose, subjectKey: to.subjectKey, ...call }),
  });
  const stored = photos.photos.flatMap(({ fileId }) => fileId ?? []);
  const isSending = photos.photos.some(({ fileId, failure }) => fileId === undefined && failure === undefined);
  useTold(stored, given, (ids) => onValue(ids.length === 0 ? undefined : ids));
  useSendingTold(field.key, isSending, place.onSending);
  const hints = field.kind === 'files' ? [hint, t('forms.fields.files-hint')].filter(Boolean).join(' ') : hint;
  return <PhotoPicker {...words} hint={hints} error={error} limit={field.most} photos={photos} />;
}

/** The server's pictures again, after a reload or when somebody else goes on. */
function keeperOf(readPhoto: FieldPlace['readPhoto']) {
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

export function useSendingTold(key: string, isSending: boolean, onSending: FieldPlace['onSending']): void {
  const latest = useRef(onSending);
  useEffect(() => {
    latest.current = onSending;
  });
  useEffect(() => {
    if (!isSending) return undefined;
    latest.current(key, true);
    return () => latest.current(key, false);
  }, [key, isSending]);
}
