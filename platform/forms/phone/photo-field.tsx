import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WidgetProps } from './field-props.tsx';
import { NotHere } from './not-here.tsx';
import { PhotoUploads } from './photo-uploads.tsx';
import { useFieldWords } from './use-field-words.tsx';

/** Photos, and papers as photos of them: only what the server has is an answer. */
export function PhotosField({ field, value, onValue, error, place }: WidgetProps<'photos' | 'files'>) {
  const t = useText();
  const { hint, ...words } = useFieldWords(field);
  if (place.photos === undefined) return <NotHere {...words} text={t('forms.fields.no-uploads')} />;
  return (
    <PhotoUploads
      {...words} hint={field.kind === 'files' ? [hint, t('forms.fields.files-hint')].filter(Boolean).join(' ') : hint} error={error} limit={field.most} takesPdf={field.kind === 'files'}
      given={Array.isArray(value) ? value.filter((id: unknown) => typeof id === 'string') : []} to={place.photos} readPhoto={place.readPhoto}
      onStored={(ids) => onValue(ids.length === 0 ? undefined : ids)} onSending={(isSending) => place.onSending(field.key, isSending)}
    />
  );
}
